using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>
/// One adapter as the suite sees it: how it is registered, one question, the handbook's sample answer, and documents derived from it.
/// Documents are the unsigned, unencrypted text of an answer; <see cref="Wrap"/> makes the wire's bytes of one.
/// </summary>
public abstract class ConformanceSubject
{
    public abstract ItemId Item { get; }

    /// <summary>The adapter's one-line extension.</summary>
    public abstract void Register(IServiceCollection services, IConfiguration configuration);

    /// <summary>Settings under <c>Adapters:&lt;item&gt;</c>: credentials; the suite sets address, timeout and retries.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }
    public abstract PullQuestion Question { get; }

    /// <summary>The handbook's sample, in full.</summary>
    public abstract string Sample { get; }

    /// <summary>The canonical records of the sample.</summary>
    public abstract IReadOnlyList<SourceRecord> Expected { get; }

    /// <summary>The sample about another person, who has another id number.</summary>
    public abstract string WrongPerson { get; }

    /// <summary>Documents that mean no record, at least one.</summary>
    public abstract IReadOnlyList<string> NoRecord { get; }

    /// <summary>Documents that mean mismatch, with the reason code.</summary>
    public abstract IReadOnlyList<(string Document, string Reason)> Mismatches { get; }

    /// <summary>Documents that mean not covered, with the reason code; many items have none.</summary>
    public virtual IReadOnlyList<(string Document, string Reason)> NotCovered => [];

    /// <summary>Every refusal of the handbook's table.</summary>
    public abstract IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Paths of the sample's fields that may be null or absent.</summary>
    public virtual IReadOnlySet<string> OptionalFields => new HashSet<string>();

    /// <summary>Answers a call that is not the business call (a token, a refresh, a ticket's application), or null.</summary>
    public virtual CannedAnswer? Session(CannedRequest request) => null;

    /// <summary>The wire's answer for a document: plain JSON unless the scheme encodes, signs or encrypts.</summary>
    public virtual CannedAnswer Wrap(string document, CannedRequest request) => CannedAnswer.Json(document);

    /// <summary>Drift to be found; JSON samples need nothing.</summary>
    public virtual IEnumerable<Mutation> Mutations() => JsonMutations.Of(Sample, OptionalFields);

    /// <summary>The sample with unknown fields added.</summary>
    public virtual string WithUnknownFields() => JsonMutations.WithUnknownFields(Sample);

    /// <summary>Settings under which an answer that never comes ends soon.</summary>
    public virtual IReadOnlyDictionary<string, string?> Impatient { get; } = new Dictionary<string, string?> { ["Timeout"] = "00:00:00.050" };

    /// <summary>Cases that only this item has.</summary>
    public virtual IEnumerable<ConformanceCase> Own() => [];
}

/// <summary>A refusal and what it means.</summary>
/// <param name="Name">The handbook's code.</param>
/// <param name="Answer">The wire's answer, as it stands.</param>
/// <param name="NotBefore">True when the failure must say when to come back.</param>
public sealed record Refusal(string Name, Func<CannedRequest, CannedAnswer> Answer, ErrorClass Class, bool NotBefore = false);

/// <summary>One named case; throws <see cref="ConformanceException"/> when the adapter does not conform.</summary>
public sealed record ConformanceCase(string Name, Func<CancellationToken, Task> RunAsync)
{
    public override string ToString() => Name;
}

/// <summary>What the adapter did instead of what it must do.</summary>
public sealed class ConformanceException(string message) : Exception(message);
