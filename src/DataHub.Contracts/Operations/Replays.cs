using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Operations;

/// <summary>Body of <c>POST /ops/v1/replays</c>: either <c>filter</c> or <c>ids</c>.</summary>
public sealed record ReplayRequest
{
    public PullFilter? Filter { get; init; }

    [Description("1 to 1000 pulls.")]
    public IReadOnlyList<Guid>? Ids { get; init; }

    [Required, MaxLength(500), Description("Kept with the replay and in the audit.")]
    public required string Reason { get; init; }

    [DefaultValue(false), Description("Answers the plan and changes nothing.")]
    public bool? DryRun { get; init; }

    [Range(0.1, 10000), DefaultValue(20.0), Description("Pulls a second at most; it begins at 1 and goes up in steps.")]
    public double? RatePerSecond { get; init; }

    [Range(1, 1000), DefaultValue(10), Description("Stops itself when the same class came back that often in a row.")]
    public int? StopAfterFailures { get; init; }

    [DefaultValue(false), Description("Also asks what the source rejected, and what can no longer change the verdict.")]
    public bool? Force { get; init; }

    [DefaultValue("ask"), Description("ask: asks the source. raw: reads the stored answers again, nobody is asked.")]
    public string? Mode { get; init; }
}

/// <summary>What a replay would do.</summary>
/// <param name="Selected">Pulls that it would take.</param>
/// <param name="Families">Verifications that they belong to.</param>
/// <param name="Rejected">Of the matching ones, those left out because the source would reject them again unchanged; with <c>force</c> they are selected.</param>
/// <param name="Outstanding">Left out because another replay has them.</param>
/// <param name="SecondsAtRate">Time at the rate asked, its ramp included.</param>
public sealed record ReplayPlan(long Selected, long Families, long Rejected, long Outstanding, double SecondsAtRate, IReadOnlyList<ReplayPlanPart> Parts, IReadOnlyList<ReplayWarning> Warnings);

/// <param name="Calls">Quota that it costs its source, at least.</param>
/// <param name="PerDay">The source's quota of a day, if it has one; what is left of it is <paramref name="LeftToday"/>.</param>
public sealed record ReplayPlanPart(string Item, string ErrorClass, long Count, long Calls, long? PerDay, long? LeftToday);

/// <param name="Code">
/// <c>source-paused</c> or <c>source-maintenance</c> (the replay would be refused), <c>source-off</c>, <c>source-held</c>, <c>source-down</c> or <c>quota-exceeded</c>
/// (its pulls would fail, or some of them).
/// </param>
public sealed record ReplayWarning(string Code, string Item, string Message);

/// <summary>A replay and how far it is.</summary>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>stopped</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="StateReason">Why it stopped or was paused.</param>
/// <param name="CurrentRate">Pulls a second of the step that it is at.</param>
/// <param name="Changes">Verdicts changed, by from and to.</param>
public sealed record ReplayResponse(
    Guid Id, string State, string? StateReason, string Mode, string Reason, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt,
    double RatePerSecond, double CurrentRate, int StopAfterFailures, ReplayProgress Progress, IReadOnlyList<VerdictChange> Changes, IReadOnlyList<ReplayFailure> Failures);

/// <param name="Done">Recovered, waiting, failed again and skipped together.</param>
/// <param name="Changed">Verdicts with a new revision; <paramref name="Unchanged"/> were decided again and stayed.</param>
public sealed record ReplayProgress(int Selected, int Done, int Recovered, int Waiting, int FailedAgain, int Skipped, int Changed, int Unchanged);

public sealed record VerdictChange(string? From, string To, int Count);

/// <summary>What failed again, by class and code.</summary>
public sealed record ReplayFailure(string ErrorClass, string ErrorCode, int Count);

/// <summary>Newest first.</summary>
public sealed record ReplayListResponse(IReadOnlyList<ReplayResponse> Items, string? NextCursor);
