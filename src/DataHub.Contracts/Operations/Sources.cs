using System.ComponentModel.DataAnnotations;
using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Operations;

/// <summary>Every item as its operators see it.</summary>
public sealed record OpsSourceListResponse(IReadOnlyList<OpsSource> Sources);

/// <param name="State">As parents are told: <c>good</c>, <c>degraded</c>, <c>down</c> or <c>maintenance</c>.</param>
/// <param name="Paused">By an operator: it is not called until it is resumed.</param>
/// <param name="MaintenanceUntil">From the source itself, or planned.</param>
/// <param name="FailedPulls">Kept as failed now.</param>
/// <param name="OldestWaiting">When the longest waiting pull was last asked.</param>
public sealed record OpsSource(
    string Item, TextBody Title, TextBody Department, string State, bool Paused, string? PausedBy, string? PauseReason, DateTimeOffset? MaintenanceUntil,
    long FailedPulls, DateTimeOffset? OldestWaiting, OpsSourceFigures Sum, IReadOnlyList<OpsSourceNode> Nodes, IReadOnlyList<MaintenanceWindow> Planned);

/// <summary>Of the last five minutes.</summary>
/// <param name="SuccessShare">0 to 1; null without calls.</param>
public sealed record OpsSourceFigures(int Calls, double CallsPerSecond, double? SuccessShare, int? P50Ms, int? P95Ms, long UsedToday, long? PerDay);

/// <param name="Breaker"><c>closed</c>, <c>half-open</c> or <c>open</c>.</param>
public sealed record OpsSourceNode(string Node, string Endpoint, string Breaker, DateTimeOffset? HeldUntil, string? HeldFor, OpsSourceFigures Figures, DateTimeOffset ReportedAt);

public sealed record MaintenanceWindow(Guid Id, DateTimeOffset From, DateTimeOffset Until, string Reason, string PlannedBy);

/// <summary>Body of <c>POST /ops/v1/sources/{item}/pause</c> and <c>/resume</c>.</summary>
public sealed record SourceControlRequest
{
    [Required, MaxLength(500)]
    public required string Reason { get; init; }
}

/// <summary>Body of <c>POST /ops/v1/sources/{item}/maintenance</c>.</summary>
public sealed record MaintenanceRequest
{
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }

    [Required, MaxLength(500)]
    public required string Reason { get; init; }
}

/// <summary>Result of a probe: one real call with a test identity.</summary>
/// <param name="State">How it ended: <c>no-record</c> or <c>record</c> is healthy.</param>
public sealed record ProbeResponse(string Item, string State, string? ErrorClass, string? ErrorCode, string? Message, int ElapsedMs);
