using DataHub.Core.Webhooks;

namespace DataHub.Core.Ports;

/// <summary>Addresses that clients have told to be told of events. A client sees its own, within the caller's divisions. Each change is in the audit by the same transaction.</summary>
public interface IWebhookEndpointStore
{
    /// <returns>False when the client has this address for this division already.</returns>
    Task<bool> AddAsync(WebhookEndpoint endpoint, string secret, AuditEvent? audit, CancellationToken cancellationToken);

    /// <param name="clientId">Null: of every client, for operators.</param>
    Task<IReadOnlyList<WebhookEndpoint>> ListAsync(string? clientId, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>What is due for it is cancelled, its secrets are wiped.</summary>
    Task<bool> DeleteAsync(Guid id, string clientId, DivisionScope scope, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken);

    /// <summary>A new secret; the one before signs beside it until <paramref name="oldUntil"/>.</summary>
    Task<WebhookEndpoint?> RotateAsync(Guid id, string clientId, DivisionScope scope, string secret, DateTimeOffset oldUntil, AuditEvent? audit, CancellationToken cancellationToken);

    /// <param name="clientId">Null: of any client, for operators.</param>
    Task<WebhookEndpoint?> PauseAsync(Guid id, string? clientId, DivisionScope scope, PauseReason reason, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken);

    /// <summary>Active again; everything that waits for it is due at once and has its whole time to arrive.</summary>
    /// <inheritdoc cref="PauseAsync" path="/param"/>
    Task<WebhookEndpoint?> ResumeAsync(Guid id, string? clientId, DivisionScope scope, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken);
}
