using System.Text.Json.Serialization;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

[JsonConverter(typeof(KebabEnumConverter<BreakerState>))]
public enum BreakerState
{
    Closed,
    /// <summary>Calls are answered as outage without being made.</summary>
    Open,
    /// <summary>One call is let through to try.</summary>
    HalfOpen,
}

/// <summary>How one source does on this node.</summary>
public sealed record SourceState
{
    public required ItemId Item { get; init; }
    public required string Source { get; init; }
    public required bool Enabled { get; init; }
    public required BreakerState Breaker { get; init; }

    /// <summary>Calls within the last five minutes, at most the last 512.</summary>
    public required int Calls { get; init; }

    /// <summary>0 to 1: answers among those calls; null without calls. A throttled call is no failure of the source.</summary>
    public double? SuccessShare { get; init; }

    /// <summary>Milliseconds of those calls.</summary>
    public int? P50Ms { get; init; }
    public int? P95Ms { get; init; }

    /// <summary>The source asked not to be called before then; calls are answered with <see cref="HeldFor"/> meanwhile.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Outage (maintenance) or throttled (quota).</summary>
    public ErrorClass? HeldFor { get; init; }
    public PullFailure? LastFailure { get; init; }
    public DateTimeOffset? LastFailureAt { get; init; }

    /// <summary>Calls of the day over all nodes, as of the latest slice; null without a quota.</summary>
    public int? UsedToday { get; init; }

    /// <summary>Calls of a day that the source allows; null without a quota.</summary>
    public int? PerDay { get; init; }
}
