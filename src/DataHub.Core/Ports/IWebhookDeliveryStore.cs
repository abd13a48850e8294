using DataHub.Core.Webhooks;

namespace DataHub.Core.Ports;

/// <summary>
/// Events on their way. Those of a revision are written with it (<see cref="IVerificationStore.SaveAdvanceAsync"/>); others by
/// <see cref="TellAsync"/>. One method is one transaction.
/// </summary>
public interface IWebhookDeliveryStore
{
    /// <summary>Keeps an event for every endpoint that is to be told; once, however often it is called.</summary>
    /// <returns>How many endpoints will be told.</returns>
    Task<int> TellAsync(WebhookEvent told, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up to <paramref name="limit"/> due deliveries of active endpoints, at most <paramref name="perEndpoint"/> of each and one of
    /// an endpoint that fails, leaving out the endpoints of <paramref name="busy"/>. Committed before anything is sent.
    /// </summary>
    Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int limit, int perEndpoint, IReadOnlyCollection<Guid> busy, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores how a try ended, and counts it for the endpoint, which is paused by its 410 or by the rule. Concurrent calls share a commit.</summary>
    Task<StoredDelivery> StoreAsync(DeliveryResult result, PauseRule pause, CancellationToken cancellationToken);

    /// <param name="cursor">Of the page before.</param>
    /// <param name="limit">1 to 200.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<DeliveryPage> ListAsync(DeliveryQuery query, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>A delivery with its attempts, oldest first.</summary>
    Task<(WebhookDelivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts)?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Makes those that match due at once, with their whole time to arrive; those of deleted endpoints are left out.</summary>
    Task<int> ReplayAsync(DeliveryQuery query, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Parks what has been due since before <paramref name="dueBefore"/>, and removes what was settled before <paramref name="settledBefore"/>.</summary>
    Task<(int Parked, int Removed)> TidyAsync(DateTimeOffset dueBefore, DateTimeOffset settledBefore, DateTimeOffset now, CancellationToken cancellationToken);
}
