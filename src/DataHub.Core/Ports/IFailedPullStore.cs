using DataHub.Core.Pulls;
using DataHub.Core.Replays;

namespace DataHub.Core.Ports;

/// <summary>What operators see of pulls that did not come to an end by themselves.</summary>
public interface IFailedPullStore
{
    /// <param name="limit">1 to 200.</param>
    /// <returns>Newest first.</returns>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<PullPage> ListAsync(PullQuery query, DivisionScope scope, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Failed pulls by item, class, code and message, the most first. As fast with a million of them as with ten, unless a source or a time is asked for: then the
    /// matching pulls are counted one by one.
    /// </summary>
    /// <exception cref="ArgumentException">Another state than failed is asked for.</exception>
    Task<IReadOnlyList<FailureGroup>> GroupsAsync(PullQuery query, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>A failed, waiting, discarded or once replayed pull of the caller's divisions; null when there is none such.</summary>
    Task<PullFile?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Raw answers as they came, of those pulls that have one.</summary>
    Task<IReadOnlyDictionary<Guid, RawAnswer>> RawAsync(IReadOnlyCollection<(Guid VerificationId, Guid PullId)> pulls, CancellationToken cancellationToken);

    /// <summary>Folds the differences of the counts together; harmless whenever and wherever it runs.</summary>
    Task FoldCountsAsync(CancellationToken cancellationToken);
}
