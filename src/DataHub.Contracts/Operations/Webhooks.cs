using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Operations;

/// <summary>Kinds of events that an endpoint can be told.</summary>
public static class WebhookEvents
{
    public const string VerificationRevised = "verification.revised";
    public const string BatchFinished = "batch.finished";
    public const string SourceChanged = "source.changed";

    public static IReadOnlyList<string> All { get; } = [VerificationRevised, BatchFinished, SourceChanged];
}

/// <summary>Body of <c>POST /v1/webhook-endpoints</c>.</summary>
public sealed record WebhookEndpointRequest
{
    [Required, MaxLength(2000), Description("https address; http and private targets only where the hub is configured to allow them.")]
    public required string Url { get; init; }

    [Description("Event types; all unless given.")]
    public IReadOnlyList<string>? Events { get; init; }

    [Description("Division-code prefix whose events are told, within the caller's own.")]
    public string? Division { get; init; }
}

/// <param name="Secret">Standard Webhooks secret (<c>whsec_…</c>), shown once: at creation and at a rotation.</param>
/// <param name="State"><c>active</c> or <c>paused</c> (by itself after too many failures, or by an operator).</param>
public sealed record WebhookEndpointBody(
    Guid Id, string Url, IReadOnlyList<string> Events, string Division, string State, string? StateReason, DateTimeOffset CreatedAt, string? Secret);

public sealed record WebhookEndpointListResponse(IReadOnlyList<WebhookEndpointBody> Endpoints);

/// <summary>A delivery with its attempts, for operators.</summary>
/// <param name="State"><c>due</c>, <c>delivered</c>, <c>parked</c> or <c>cancelled</c>.</param>
public sealed record WebhookDeliveryBody(
    Guid Id, Guid EndpointId, string ClientId, string Url, string Event, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? DeliveredAt,
    int? LastStatus, string? LastError);

public sealed record WebhookDeliveryListResponse(IReadOnlyList<WebhookDeliveryBody> Items, string? NextCursor);
