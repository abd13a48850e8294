using System.Text.Json.Serialization;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;

namespace DataHub.Core.Replays;

/// <summary>Whether the sources are asked again or the stored answers are read again.</summary>
[JsonConverter(typeof(KebabEnumConverter<ReplayMode>))]
public enum ReplayMode { Ask, Raw }

[JsonConverter(typeof(KebabEnumConverter<ReplayState>))]
public enum ReplayState
{
    Running,
    Paused,
    /// <summary>By itself: the same class kept coming back.</summary>
    Stopped,
    Done,
    Cancelled,
}

/// <summary>How one pull of a replay ended; <see cref="Selected"/> is the only one that is outstanding.</summary>
[JsonConverter(typeof(KebabEnumConverter<ReplayResult>))]
public enum ReplayResult
{
    Selected,
    Recovered,
    /// <summary>The source gave a ticket; the due-work sweep carries on with it.</summary>
    Waiting,
    FailedAgain,
    Skipped,
}

/// <summary>What an operator asked for.</summary>
public sealed record NewReplay
{
    public required Guid Id { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Why, in the operator's words; at most 500 characters.</summary>
    public required string Reason { get; init; }
    public required ReplayMode Mode { get; init; }

    /// <summary>Pulls a second at most.</summary>
    public required double RatePerSecond { get; init; }

    /// <summary>Failures of one class in a row after which it stops itself.</summary>
    public required int StopAfter { get; init; }

    /// <summary>Also what the source rejected, and what can no longer change the verdict.</summary>
    public required bool Force { get; init; }
    public required ReplaySelection Selection { get; init; }
}

/// <summary>Either a filter or ids.</summary>
public sealed record ReplaySelection(PullQuery? Filter, IReadOnlyList<Guid>? Ids);

/// <summary>What a replay would do; nothing is changed by asking.</summary>
/// <param name="Selected">Pulls it would take, in <paramref name="Families"/> verifications.</param>
/// <param name="Rejected">Matching pulls that would be rejected again unchanged: left out unless forced.</param>
/// <param name="Outstanding">Matching pulls that another replay has: left out.</param>
public sealed record ReplayForecast(long Selected, long Families, long Rejected, long Outstanding, IReadOnlyList<ReplayForecastPart> Parts);

public sealed record ReplayForecastPart(string Item, ErrorClass? Class, long Count);

public sealed record ReplayStatus
{
    public required Guid Id { get; init; }
    public required ReplayState State { get; init; }
    public string? StateReason { get; init; }
    public required ReplayMode Mode { get; init; }
    public required string Reason { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public required double RatePerSecond { get; init; }
    public required double CurrentRate { get; init; }
    public required int StopAfter { get; init; }
    public required int Selected { get; init; }
    public required int Recovered { get; init; }
    public required int Waiting { get; init; }
    public required int FailedAgain { get; init; }
    public required int Skipped { get; init; }
    public required int Changed { get; init; }
    public required int Unchanged { get; init; }
    public required IReadOnlyList<VerdictMove> Moves { get; init; }
    public required IReadOnlyList<RepeatedFailure> Failures { get; init; }

    public int Settled => Recovered + Waiting + FailedAgain + Skipped;
}

/// <summary>Verdicts that changed.</summary>
/// <param name="From">Null where there was none before.</param>
public sealed record VerdictMove(Outcome? From, Outcome To, int Count);

public sealed record RepeatedFailure(ErrorClass Class, string Code, int Count);

/// <summary>A batch that this node has.</summary>
/// <param name="Pulls">Those without a result, a family's side by side.</param>
public sealed record ReplayBatch(
    Guid ReplayId, int Number, Guid LeaseToken, ReplayMode Mode, double RatePerSecond, double CurrentRate, int StopAfter, bool Force, IReadOnlyList<ReplayPull> Pulls);

public readonly record struct ReplayPull(Guid PullId, Guid VerificationId);

/// <summary>The result of one pull, stored in the transaction that stores the pull.</summary>
/// <param name="Reason">Why it was skipped, kebab-case.</param>
/// <param name="Changed">Whether the family's verdict changed; set on one pull of each family.</param>
public sealed record ReplayedPull(
    Guid ReplayId, Guid PullId, ReplayResult Result, string? Reason, ErrorClass? Class, string? Code, bool? Changed = null, Outcome? From = null, Outcome? To = null);

/// <summary>Values of <see cref="ReplayedPull.Reason"/>.</summary>
public static class SkipReasons
{
    public const string AlreadyAnswered = "already-answered";
    public const string NotNeeded = "not-needed";
    public const string Discarded = "discarded";
    public const string NoRawAnswer = "no-raw-answer";
    public const string Cancelled = "cancelled";
    public const string Gone = "gone";
}
