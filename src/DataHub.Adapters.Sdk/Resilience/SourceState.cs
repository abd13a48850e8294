using System.Text.Json.Serialization;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;

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

    /// <summary>Item and route (<c>household-registration@3701</c>): names the endpoint and its shared quota.</summary>
    public required string Key { get; init; }
    public required bool Enabled { get; init; }
    public required BreakerState Breaker { get; init; }

    public SourceFigures Figures { get; init; } = SourceFigures.None;

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
