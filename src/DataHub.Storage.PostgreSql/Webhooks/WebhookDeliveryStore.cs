using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Storage.PostgreSql.Committing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <inheritdoc cref="IWebhookDeliveryStore"/>
internal sealed class WebhookDeliveryStore : IWebhookDeliveryStore, IAsyncDisposable
{
    /// <summary>From so many failures in a row on, an endpoint gets one delivery at a time, until one is taken.</summary>
    private const int Doubtful = 3;

    // Endpoint by endpoint over the index of what is due, so that a county whose platform is away costs the others nothing; in any order, so
    // that a busy one does not go before the others each time.
    private const string Claim = $"""
        WITH due AS MATERIALIZED (
          SELECT n.id FROM (SELECT id, failures FROM delivering_endpoints WHERE state = 'active' AND id <> ALL ($6) ORDER BY random()) e
          CROSS JOIN LATERAL (
            SELECT x.id FROM delivering_deliveries x WHERE x.endpoint_id = e.id AND x.state = 'due' AND x.next_attempt_at <= $3
            ORDER BY x.next_attempt_at LIMIT CASE WHEN e.failures >= $5 THEN 1 ELSE $4 END FOR UPDATE SKIP LOCKED) n
          LIMIT $7),
        claimed AS (
          UPDATE delivering_deliveries d SET lease_token = $1, next_attempt_at = $2 FROM due WHERE d.id = due.id RETURNING d.endpoint_id, {DeliveryRow.Columns})
        SELECT {DeliveryRow.Columns}, {EndpointRow.Columns}, e.secret_sealed, e.old_secret_sealed, e.old_secret_until
        FROM claimed d JOIN delivering_endpoints e ON e.id = d.endpoint_id
        """;

    private readonly NpgsqlDataSource _database;
    private readonly IFieldProtector _protector;
    private readonly TimeProvider _time;
    private readonly DeliverySearch _search;
    private readonly GroupCommit<DeliveryWrite, StoredDelivery> _storing;

    public WebhookDeliveryStore(NpgsqlDataSource database, IFieldProtector protector, TimeProvider time)
    {
        (_database, _protector, _time) = (database, protector, time);
        _search = new DeliverySearch(database);
        _storing = new((writes, token) => DeliveryResults.RunAsync(database, writes, token), lanes: 1, limit: 64);
    }

    public async Task<int> TellAsync(WebhookEvent told, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await Telling.RunAsync(connection, told, cancellationToken);
    }

    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(
        int limit, int perEndpoint, IReadOnlyCollection<Guid> busy, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var utc = now.ToUniversalTime();
        var token = Guid.CreateVersion7(_time.GetUtcNow());
        await using var command = _database.CreateCommand(Claim)
            .With(token).With(utc + leaseFor).With(utc).With(perEndpoint).With(Doubtful).With(busy.ToArray()).With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedDelivery>();
        var secrets = new Dictionary<Guid, (WebhookEndpoint Endpoint, WebhookSecrets Secrets)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var endpoint = EndpointRow.Read(reader, DeliveryRow.Count);
            if (!secrets.TryGetValue(endpoint.Id, out var known))
            {
                secrets[endpoint.Id] = known = (endpoint, Secrets(reader, endpoint.Id));
            }

            claimed.Add(new ClaimedDelivery(DeliveryRow.Read(reader, known.Endpoint), known.Secrets, token));
        }

        return claimed;
    }

    public Task<StoredDelivery> StoreAsync(DeliveryResult result, PauseRule pause, CancellationToken cancellationToken) =>
        _storing.AddAsync(new DeliveryWrite(result, pause), cancellationToken);

    public Task<DeliveryPage> ListAsync(DeliveryQuery query, string? cursor, int limit, CancellationToken cancellationToken) =>
        _search.PageAsync(query, cursor, limit, cancellationToken);

    public Task<(WebhookDelivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts)?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken) =>
        _search.FindAsync(id, scope, cancellationToken);

    public Task<int> ReplayAsync(DeliveryQuery query, DateTimeOffset now, CancellationToken cancellationToken) => _search.ReplayAsync(query, now, cancellationToken);

    public async Task<(int Parked, int Removed)> TidyAsync(DateTimeOffset dueBefore, DateTimeOffset settledBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var park = _database.CreateCommand(
            "UPDATE delivering_deliveries SET state = 'parked', settled_at = $2 WHERE state = 'due' AND due_since < $1 AND (lease_token IS NULL OR next_attempt_at <= $2)")
            .With(dueBefore.ToUniversalTime()).With(now.ToUniversalTime());
        var parked = await park.ExecuteNonQueryAsync(cancellationToken);
        await using var remove = _database.CreateCommand("DELETE FROM delivering_deliveries WHERE state <> 'due' AND settled_at < $1").With(settledBefore.ToUniversalTime());
        return (parked, await remove.ExecuteNonQueryAsync(cancellationToken));
    }

    public ValueTask DisposeAsync() => _storing.DisposeAsync();

    private WebhookSecrets Secrets(NpgsqlDataReader reader, Guid endpoint)
    {
        const int at = DeliveryRow.Count + EndpointRow.Count;
        return new WebhookSecrets(
            EndpointRow.Open(_protector, endpoint, reader.GetFieldValue<byte[]>(at)),
            reader.Bytes(at + 1) is { } old ? EndpointRow.Open(_protector, endpoint, old) : null,
            reader.Nullable<DateTimeOffset>(at + 2));
    }
}
