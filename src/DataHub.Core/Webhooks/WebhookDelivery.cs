using System.Text.Json.Serialization;
using DataHub.Core.Json;
using DataHub.Core.Ports;

namespace DataHub.Core.Webhooks;

[JsonConverter(typeof(KebabEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>Sent at its next attempt's time, or being sent.</summary>
    Due,
    /// <summary>Taken with a 2xx.</summary>
    Delivered,
    /// <summary>Given up after some days; a replay makes it due again.</summary>
    Parked,
    /// <summary>Its endpoint was deleted.</summary>
    Cancelled,
}

/// <summary>Something that endpoints are told.</summary>
/// <param name="Id">Unique and stable: the same event is kept once for each endpoint, however often it is told.</param>
/// <param name="Division">Endpoints whose prefix covers it are told; empty: all are.</param>
/// <param name="ClientId">Only this client's endpoints; null: every client's.</param>
/// <param name="Data">JSON object without personal data.</param>
public sealed record WebhookEvent(string Id, string Type, string Subject, string Division, string? ClientId, DateTimeOffset At, string Data);

/// <summary>One event for one endpoint.</summary>
public sealed record WebhookDelivery
{
    public required Guid Id { get; init; }
    public required WebhookEndpoint Endpoint { get; init; }
    public required string EventId { get; init; }
    public required string Event { get; init; }
    public required string Subject { get; init; }
    public required string Data { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>Creation or the latest replay.</summary>
    public required DateTimeOffset DueSince { get; init; }
    public required DateTimeOffset NextAttemptAt { get; init; }
    public required int Attempts { get; init; }

    /// <summary>Of the attempts, those since <see cref="DueSince"/>.</summary>
    public required int Tries { get; init; }
    public int? LastStatus { get; init; }

    /// <summary>Code of the last failure, e.g. <c>timeout</c> or <c>http-503</c>.</summary>
    public string? LastError { get; init; }

    /// <summary>When it was delivered, parked or cancelled.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}

/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Error">Null when it was taken.</param>
public sealed record DeliveryAttempt(int Number, DateTimeOffset At, int ElapsedMs, int? Status, string? Error, string Node);

/// <summary>A delivery that this node is to send now.</summary>
/// <param name="Token">Fences: a result with another token is refused.</param>
public sealed record ClaimedDelivery(WebhookDelivery Delivery, WebhookSecrets Secrets, Guid Token);

/// <summary>How a try ended.</summary>
/// <param name="State">Delivered, due again or parked.</param>
/// <param name="NextAttemptAt">When it is due again.</param>
/// <param name="Gone">The endpoint answered that it is no more: it is paused.</param>
public sealed record DeliveryResult(ClaimedDelivery Claimed, DeliveryState State, DateTimeOffset NextAttemptAt, DeliveryAttempt Attempt, bool Gone = false);

/// <summary>When an endpoint that keeps failing is paused: after that many failures in a row over at least that time.</summary>
public sealed record PauseRule(int Failures, TimeSpan Over);

/// <param name="Paused">The endpoint became paused by this result.</param>
public readonly record struct StoredDelivery(bool Stored, bool Paused);

/// <summary>Which deliveries: every field is optional, all given ones must hold.</summary>
public sealed record DeliveryQuery
{
    public DeliveryState? State { get; init; }
    public Guid? Endpoint { get; init; }
    public string? Event { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Prefixes that the caller may see; endpoints of others do not exist.</summary>
    public required DivisionScope Scope { get; init; }
}

/// <summary>Newest first.</summary>
public sealed record DeliveryPage(IReadOnlyList<WebhookDelivery> Items, string? NextCursor);
