using System.ComponentModel.DataAnnotations;
using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Operations;

/// <summary>Every item as its operators see it.</summary>
public sealed record OpsSourceListResponse(IReadOnlyList<OpsSource> Sources);

/// <param name="State">As parents are told: <c>good</c>, <c>degraded</c>, <c>down</c> or <c>maintenance</c>.</param>
/// <param name="Paused">By an operator: it is not called until it is resumed.</param>
/// <param name="MaintenanceUntil">From the source itself, or planned.</param>
/// <param name="FailedPulls">Kept as failed now, in the caller's divisions.</param>
/// <param name="OldestWaiting">When the longest failed of them was last asked.</param>
/// <param name="Nodes">Nodes that reported within the last seconds; one that is gone is left out.</param>
/// <param name="Planned">Maintenance that is on or to come.</param>
public sealed record OpsSource(
    string Item, TextBody Title, TextBody Department, string State, bool Paused, DateTimeOffset? PausedAt, string? PausedBy, string? PauseReason, DateTimeOffset? MaintenanceUntil,
    long FailedPulls, DateTimeOffset? OldestWaiting, OpsSourceFigures Sum, IReadOnlyList<OpsSourceNode> Nodes, IReadOnlyList<MaintenanceWindow> Planned);

/// <summary>Of the last five minutes, at most the last 512 calls of a node.</summary>
/// <param name="SuccessShare">0 to 1; null without calls.</param>
/// <param name="P50Ms">To about an eighth; null without calls.</param>
/// <param name="UsedToday">Calls of the day, over all nodes.</param>
/// <param name="PerDay">What the source allows; null without a limit.</param>
public sealed record OpsSourceFigures(int Calls, double CallsPerSecond, double? SuccessShare, int? P50Ms, int? P95Ms, long UsedToday, long? PerDay);

/// <param name="Endpoint">Item, and the division prefix of a route.</param>
/// <param name="Breaker"><c>closed</c>, <c>half-open</c> or <c>open</c>.</param>
/// <param name="HeldUntil">The source asked not to be called before then.</param>
/// <param name="HeldFor">Error class: <c>outage</c> (maintenance) or <c>throttled</c> (quota).</param>
public sealed record OpsSourceNode(
    string Node, string Endpoint, bool Enabled, string Breaker, DateTimeOffset? HeldUntil, string? HeldFor, OpsSourceFigures Figures, DateTimeOffset ReportedAt);

public sealed record MaintenanceWindow(Guid Id, DateTimeOffset From, DateTimeOffset Until, string Reason, string PlannedBy);

/// <summary>Body of <c>POST /ops/v1/sources/{item}/pause</c>, <c>/resume</c> and <c>/probe</c>.</summary>
public sealed record SourceControlRequest
{
    [Required, MaxLength(500)]
    public required string Reason { get; init; }
}

/// <summary>Body of <c>POST /ops/v1/sources/{item}/maintenance</c>.</summary>
public sealed record MaintenanceRequest
{
    [Required]
    public required DateTimeOffset? From { get; init; }

    [Required]
    public required DateTimeOffset? Until { get; init; }

    [Required, MaxLength(500)]
    public required string Reason { get; init; }
}

/// <summary>Result of a probe: one real call with a test identity.</summary>
/// <param name="State">How it ended: <c>no-record</c> or <c>record</c> is healthy; <c>waiting</c>: the source gave a ticket, so it works.</param>
public sealed record ProbeResponse(string Item, string State, string? ErrorClass, string? ErrorCode, string? Message, int ElapsedMs);

/// <summary><c>data</c> of the event <c>source.changed</c>.</summary>
/// <param name="State"><c>good</c>, <c>degraded</c>, <c>down</c> or <c>maintenance</c>, as <c>GET /v1/sources</c> says.</param>
/// <param name="Until">When a maintenance ends, if anybody says.</param>
public sealed record SourceChangedData(string Item, string State, DateTimeOffset? Until);
