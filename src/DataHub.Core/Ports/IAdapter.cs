using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;

namespace DataHub.Core.Ports;

/// <summary>
/// One source of one item. <see cref="FetchAsync"/> makes the call and keeps the answer as bytes; <see cref="Read"/> derives the
/// canonical records from those bytes, purely, so that it can be done again after a mapping was mended.
/// </summary>
public interface IAdapter
{
    AdapterDescriptor Descriptor { get; }

    /// <summary>Asks the source once (a session that has run out is renewed and the call repeated once). Failures are answers, never exceptions, cancellation excepted.</summary>
    ValueTask<Fetched> FetchAsync(PullQuestion question, PullContext context, CancellationToken cancellationToken);

    /// <summary>Pure. An answer that does not fit is drift, another person's is integrity: never an exception.</summary>
    PullAnswer Read(PullQuestion question, RawAnswer raw);
}

/// <summary>An adapter whose source also takes several questions in one call.</summary>
public interface IBatchAdapter : IAdapter
{
    /// <summary>Most questions in one call.</summary>
    int MaxBatch { get; }

    /// <summary>One result for each question, in the order of the questions.</summary>
    ValueTask<IReadOnlyList<Fetched>> FetchManyAsync(IReadOnlyList<PullQuestion> questions, PullContext context, CancellationToken cancellationToken);
}

public sealed record AdapterDescriptor
{
    public required ItemId Item { get; init; }
    public required Text Title { get; init; }
    public required Text Department { get; init; }

    /// <summary>Interface name as the source knows it (rid or path).</summary>
    public required string Interface { get; init; }

    /// <summary>Documents that the source knows: whoever has another is not covered and not asked for.</summary>
    public IReadOnlyList<IdType> Documents { get => field ?? ItemDocuments.Of(Item); init; }

    /// <summary>Raised when a mapping changes, so that stored records say what derived them.</summary>
    public required string Version { get; init; }
}
