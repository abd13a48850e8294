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

    [Description("Division-code prefix whose events are told, within the caller's own; the caller's unless given.")]
    public string? Division { get; init; }
}

/// <param name="Secret">Standard Webhooks secret (<c>whsec_…</c>), shown once: at creation and at a rotation.</param>
/// <param name="State"><c>active</c> or <c>paused</c>: nothing is sent, events are kept for it.</param>
/// <param name="StateReason">Why it is paused: <c>failing</c> (too many failures in a row), <c>gone</c> (it answered 410) or <c>operator</c>.</param>
/// <param name="StateSince">Since when it is active or paused.</param>
/// <param name="Failures">Deliveries in a row that failed.</param>
public sealed record WebhookEndpointBody(
    Guid Id, string ClientId, string Url, IReadOnlyList<string> Events, string Division, string State, string? StateReason, DateTimeOffset StateSince, DateTimeOffset CreatedAt,
    int Failures, string? Secret);

public sealed record WebhookEndpointListResponse(IReadOnlyList<WebhookEndpointBody> Endpoints);

/// <summary>A delivery, for operators.</summary>
/// <param name="Url">Without its query, which may hold a token of the receiver.</param>
/// <param name="EventId">What the receiver gets as <c>webhook-id</c>: the same at every try.</param>
/// <param name="State"><c>due</c>, <c>delivered</c>, <c>parked</c> or <c>cancelled</c>.</param>
/// <param name="NextAttemptAt">Null unless it is due.</param>
/// <param name="LastError">Code, e.g. <c>timeout</c>, <c>connection-refused</c> or <c>http-503</c>.</param>
public sealed record WebhookDeliveryBody(
    Guid Id, Guid EndpointId, string ClientId, string Division, string Url, string EventId, string Event, string Subject, string State, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? SettledAt, int? LastStatus, string? LastError);

public sealed record WebhookDeliveryListResponse(IReadOnlyList<WebhookDeliveryBody> Items, string? NextCursor);

/// <summary>A delivery with what is sent and every attempt, oldest first.</summary>
/// <param name="Data">The event's data, a JSON object.</param>
public sealed record WebhookDeliveryDetail(WebhookDeliveryBody Delivery, string Data, IReadOnlyList<WebhookAttemptBody> AttemptLog);

/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Error">Null when it was taken.</param>
public sealed record WebhookAttemptBody(int Number, DateTimeOffset At, int ElapsedMs, int? Status, string? Error, string Node);

/// <summary>Which deliveries: every field is optional, all given ones must hold.</summary>
public sealed record WebhookDeliveryFilter
{
    [Description("due, parked or delivered; due and parked ones unless given.")]
    public string? State { get; init; }
    public Guid? Endpoint { get; init; }

    [Description("Event type.")]
    public string? Event { get; init; }

    [Description("Created at or after.")]
    public DateTimeOffset? From { get; init; }

    [Description("Created before.")]
    public DateTimeOffset? To { get; init; }
}

/// <summary>Body of <c>POST /ops/v1/webhook-deliveries/replay</c>: either <c>filter</c> or <c>ids</c>.</summary>
public sealed record WebhookReplayRequest
{
    public WebhookDeliveryFilter? Filter { get; init; }

    [Description("1 to 1000 deliveries.")]
    public IReadOnlyList<Guid>? Ids { get; init; }
}

/// <param name="Replayed">Deliveries that are due again.</param>
public sealed record WebhookReplayResponse(int Replayed);

/// <summary><c>data</c> of the event <c>verification.revised</c>; a platform reads the rest over the API.</summary>
/// <param name="PreviousOutcome">Of the revision before; null with the first.</param>
/// <param name="Group">Null when none fits.</param>
public sealed record VerificationRevisedData(
    Guid Verification, string? ExternalId, string Division, int Year, string Stage, int Revision, string Outcome, string? PreviousOutcome, string? Group, bool Final);
