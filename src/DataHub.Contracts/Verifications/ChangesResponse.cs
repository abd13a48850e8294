using System.ComponentModel;

namespace DataHub.Contracts.Verifications;

/// <summary>What differs between the revisions of a verification, and why: the newest step first.</summary>
/// <param name="NextBefore">Value of <c>before</c> for the steps before these; null when there are none.</param>
public sealed record ChangesResponse(Guid Id, int LatestRevision, IReadOnlyList<RevisionChange> Changes, int? NextBefore);

/// <summary>From one revision to a later one. Only what differs is told: a field that is null or empty is the same in both.</summary>
public sealed record RevisionChange
{
    [Description("0: before the first revision.")]
    public required int From { get; init; }
    public required int To { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    [Description("What led to it, as far as it can be told.")]
    public required IReadOnlyList<ChangeCause> Causes { get; init; }
    public ValueChange? Outcome { get; init; }
    public ValueChange? Group { get; init; }
    public ValueChange? Final { get; init; }
    public ValueChange? PolicyVersion { get; init; }
    public required IReadOnlyList<PaperBody> PapersAdded { get; init; }
    public required IReadOnlyList<PaperBody> PapersRemoved { get; init; }
    public required IReadOnlyList<RequirementChange> Requirements { get; init; }
    public required IReadOnlyList<PullChange> Pulls { get; init; }

    public override string ToString() => $"{nameof(RevisionChange)} {From} to {To}";
}

/// <param name="From">Null where there was none.</param>
/// <param name="To">Null where there is none any more.</param>
public sealed record ValueChange(string? From, string? To);

/// <param name="Code">
/// <c>answers</c> (sources answered, or failed to), <c>recheck</c> (somebody had them asked anew), <c>attestation</c>, <c>attestation-revoked</c>, <c>policy</c> (another version),
/// <c>date</c> (decided for another day) or <c>deadline</c> (nothing else changed: what was missing counts as not available in time, or another family took a seat).
/// </param>
/// <param name="Items">Items, or for an attestation the requirement, that it is about.</param>
/// <param name="By">Who did it, where somebody did.</param>
public sealed record ChangeCause(string Code, IReadOnlyList<string> Items, string? By, DateTimeOffset? At);

/// <param name="Status">Null where it is the same, as the others.</param>
public sealed record RequirementChange(string Id, ValueChange? Status, ValueChange? Reason, ValueChange? Paper, IReadOnlyList<CheckChange> Checks);

/// <summary>A check that ended in another way, or with other facts.</summary>
/// <param name="Because">Items that it looks at of which a pull changed.</param>
public sealed record CheckChange(string Alternative, string Check, ValueChange? Outcome, ValueChange? Reason, IReadOnlyList<string> Because, IReadOnlyList<FactChange> Facts);

/// <summary>A value that a check used; a person's data is masked for callers without <c>prefill.read</c>, and may look the same then.</summary>
public sealed record FactChange(string Item, string Field, string? From, string? To);

/// <param name="AskedAgain">It was asked again between the two.</param>
public sealed record PullChange(Guid Id, string Item, string Person, ValueChange? State, ValueChange? ErrorClass, bool AskedAgain, DateTimeOffset? AnsweredAt);
