using DataHub.Core.Items;

namespace DataHub.Core.Pulls;

/// <summary>How a pull ended, with what a decision needs of it.</summary>
public sealed record PullAnswer
{
    /// <summary>Any end of <see cref="PullState"/> but <see cref="PullState.Discarded"/>.</summary>
    public required PullState End { get; init; }

    /// <summary>The rows of a <see cref="PullState.Record"/>, at least one; else empty.</summary>
    public IReadOnlyList<SourceRecord> Records { get; init; } = [];

    /// <summary>Why it is no record, in a kebab-case code (<c>name-differs</c>, <c>several-children-match</c>, <c>born-before-register</c>).</summary>
    public string? Reason { get; init; }

    public PullFailure? Failure { get; init; }

    /// <summary>Oddities that did not stop the mapping (an id date that never existed, a pilot credit code), as codes.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static PullAnswer Found(IReadOnlyList<SourceRecord> records, IReadOnlyList<string>? warnings = null) =>
        new() { End = PullState.Record, Records = records, Warnings = warnings ?? [] };

    public static PullAnswer NoRecord(string? reason = null) => new() { End = PullState.NoRecord, Reason = reason };
    public static PullAnswer NotCovered(string reason) => new() { End = PullState.NotCovered, Reason = reason };
    public static PullAnswer Mismatch(string reason) => new() { End = PullState.Mismatch, Reason = reason };
    public static PullAnswer Failed(PullFailure failure) => new() { End = PullState.Failed, Failure = failure };

    public override string ToString() => $"{End} {Reason ?? Failure?.Code}";
}
