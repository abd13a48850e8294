using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Storage.PostgreSql.Auditing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <inheritdoc cref="IWebhookEndpointStore"/>
internal sealed class WebhookEndpointStore(NpgsqlDataSource database, IFieldProtector protector, AuditWriter writer) : IWebhookEndpointStore
{
    private const string Add = """
        INSERT INTO delivering_endpoints (id, client_id, division, url, events, state, state_since, created_at, secret_sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
        ON CONFLICT (client_id, url, division) WHERE state <> 'deleted' DO NOTHING
        """;

    private const string Delete = """
        WITH gone AS (
          UPDATE delivering_endpoints e SET state = 'deleted', state_reason = NULL, state_since = $4, secret_sealed = NULL, old_secret_sealed = NULL, old_secret_until = NULL
          WHERE e.id = $1 AND e.client_id = $2 AND e.division LIKE ANY ($3) AND e.state <> 'deleted' RETURNING e.id, e.division),
        cancelled AS (
          UPDATE delivering_deliveries d SET state = 'cancelled', settled_at = $4, lease_token = NULL FROM gone WHERE d.endpoint_id = gone.id AND d.state = 'due')
        SELECT division FROM gone
        """;

    private const string Rotate = $"""
        UPDATE delivering_endpoints e SET old_secret_sealed = e.secret_sealed, old_secret_until = $5, secret_sealed = $4
        WHERE e.id = $1 AND e.client_id = $2 AND e.division LIKE ANY ($3) AND e.state <> 'deleted'
        RETURNING {EndpointRow.Columns}
        """;

    private const string Pause = $"""
        UPDATE delivering_endpoints e SET state = 'paused', state_reason = $4, state_since = CASE WHEN e.state = 'paused' THEN e.state_since ELSE $5 END
        WHERE e.id = $1 AND ($2::text IS NULL OR e.client_id = $2) AND e.division LIKE ANY ($3) AND e.state <> 'deleted'
        RETURNING {EndpointRow.Columns}
        """;

    // What a node is sending at the moment keeps its lease.
    private const string Resume = $"""
        WITH active AS (
          UPDATE delivering_endpoints e SET state = 'active', state_reason = NULL, failures = 0, failing_since = NULL,
            state_since = CASE WHEN e.state = 'active' THEN e.state_since ELSE $4 END
          WHERE e.id = $1 AND ($2::text IS NULL OR e.client_id = $2) AND e.division LIKE ANY ($3) AND e.state <> 'deleted'
          RETURNING {EndpointRow.Columns}),
        due AS (
          UPDATE delivering_deliveries d SET next_attempt_at = $4, due_since = $4, tries = 0 FROM active a WHERE d.endpoint_id = a.id AND d.state = 'due' AND d.lease_token IS NULL)
        SELECT {EndpointRow.Columns} FROM active e
        """;

    public Task<bool> AddAsync(WebhookEndpoint endpoint, string secret, AuditEvent? audit, CancellationToken cancellationToken) => writer.DoAsync(
        database,
        audit,
        async connection =>
        {
            await using var command = new NpgsqlCommand(Add, connection)
                .With(endpoint.Id).With(endpoint.ClientId).With(endpoint.Division).With(endpoint.Url).With(endpoint.Events.ToArray())
                .With(EnumNames<EndpointState>.Of(endpoint.State)).With(endpoint.CreatedAt.ToUniversalTime()).With(EndpointRow.Seal(protector, endpoint.Id, secret));
            var added = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
            return (added, added ? About(endpoint.Division) : null);
        },
        cancellationToken);

    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(string? clientId, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"SELECT {EndpointRow.Columns} FROM delivering_endpoints e WHERE e.state <> 'deleted' AND ($1::text IS NULL OR e.client_id = $1) AND e.division LIKE ANY ($2) ORDER BY e.created_at, e.id")
            .With(clientId!).With(EndpointRow.Patterns(scope));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var endpoints = new List<WebhookEndpoint>();
        while (await reader.ReadAsync(cancellationToken))
        {
            endpoints.Add(EndpointRow.Read(reader));
        }

        return endpoints;
    }

    public Task<bool> DeleteAsync(Guid id, string clientId, DivisionScope scope, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken) => writer.DoAsync(
        database,
        audit,
        async connection =>
        {
            await using var command = Command(connection, Delete, id, clientId, scope).With(now.ToUniversalTime());
            return await command.ExecuteScalarAsync(cancellationToken) is string division ? (true, About(division)) : (false, (Func<AuditEvent, AuditEvent>?)null);
        },
        cancellationToken);

    public Task<WebhookEndpoint?> RotateAsync(
        Guid id, string clientId, DivisionScope scope, string secret, DateTimeOffset oldUntil, AuditEvent? audit, CancellationToken cancellationToken) => ChangeAsync(
        connection => Command(connection, Rotate, id, clientId, scope).With(EndpointRow.Seal(protector, id, secret)).With(oldUntil.ToUniversalTime()), audit, cancellationToken);

    public Task<WebhookEndpoint?> PauseAsync(
        Guid id, string? clientId, DivisionScope scope, PauseReason reason, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken) => ChangeAsync(
        connection => Command(connection, Pause, id, clientId, scope).With(EnumNames<PauseReason>.Of(reason)).With(now.ToUniversalTime()), audit, cancellationToken);

    public Task<WebhookEndpoint?> ResumeAsync(Guid id, string? clientId, DivisionScope scope, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken) =>
        ChangeAsync(connection => Command(connection, Resume, id, clientId, scope).With(now.ToUniversalTime()), audit, cancellationToken);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Guid id, string? clientId, DivisionScope scope) =>
        new NpgsqlCommand(sql, connection).With(id).With(clientId!).With(EndpointRow.Patterns(scope));

    /// <summary>Whose readers of the audit see it: those of the endpoint's division, whoever did it.</summary>
    private static Func<AuditEvent, AuditEvent> About(string division) => entry => entry with { Division = division };

    private Task<WebhookEndpoint?> ChangeAsync(Func<NpgsqlConnection, NpgsqlCommand> change, AuditEvent? audit, CancellationToken cancellationToken) => writer.DoAsync(
        database,
        audit,
        async connection =>
        {
            await using var command = change(connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var endpoint = await reader.ReadAsync(cancellationToken) ? EndpointRow.Read(reader) : null;
            return (endpoint, endpoint is null ? null : About(endpoint.Division));
        },
        cancellationToken);
}
