using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Webhooks;

[JsonConverter(typeof(KebabEnumConverter<EndpointState>))]
public enum EndpointState
{
    Active,
    /// <summary>Nothing is sent; events go on to be kept for it.</summary>
    Paused,
    Deleted,
}

[JsonConverter(typeof(KebabEnumConverter<PauseReason>))]
public enum PauseReason
{
    /// <summary>Too many deliveries in a row failed for too long.</summary>
    Failing,
    /// <summary>It answered 410 Gone.</summary>
    Gone,
    /// <summary>An operator paused it.</summary>
    Operator,
}

/// <summary>An address that a client has told to be told of events.</summary>
public sealed record WebhookEndpoint
{
    public required Guid Id { get; init; }
    public required string ClientId { get; init; }

    /// <summary>Division-code prefix whose events are told.</summary>
    public required string Division { get; init; }

    /// <summary>May hold a token of the receiver: not for logs.</summary>
    public required string Url { get; init; }

    /// <summary>Event types, e.g. <c>verification.revised</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }
    public required EndpointState State { get; init; }
    public PauseReason? StateReason { get; init; }
    public required DateTimeOffset StateSince { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Deliveries in a row that failed.</summary>
    public int Failures { get; init; }
    public DateTimeOffset? FailingSince { get; init; }

    public override string ToString() => $"Endpoint {Id}";
}

/// <summary>Standard Webhooks secrets (<c>whsec_…</c>) of an endpoint.</summary>
/// <param name="Old">Signs beside the current one until <paramref name="OldUntil"/>.</param>
public sealed record WebhookSecrets(string Current, string? Old, DateTimeOffset? OldUntil)
{
    public override string ToString() => nameof(WebhookSecrets);
}
