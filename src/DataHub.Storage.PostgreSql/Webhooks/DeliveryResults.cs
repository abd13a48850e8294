using DataHub.Core.Json;
using DataHub.Core.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

internal sealed record DeliveryWrite(DeliveryResult Result, PauseRule Pause);

/// <summary>Stores how many tries ended with one statement: the lease token fences, and only what passed counts for its endpoint.</summary>
internal static class DeliveryResults
{
    // An endpoint that does well is not written: its row would be the busiest of the table.
    private const string Sql = """
        WITH stored AS (
          UPDATE delivering_deliveries d SET state = r.state, next_attempt_at = r.next_attempt_at, lease_token = NULL, attempts = d.attempts + 1, tries = d.tries + 1,
            attempt_log = d.attempt_log || r.log::jsonb, last_status = r.status, last_error = r.error, settled_at = CASE WHEN r.state = 'due' THEN NULL ELSE r.at END
          FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::int[], $7::text[], $8::timestamptz[], $9::boolean[], $10::int[], $11::timestamptz[])
            AS r (id, token, state, next_attempt_at, log, status, error, at, gone, most, failing_before)
          WHERE d.id = r.id AND d.lease_token = r.token AND d.state = 'due'
          RETURNING d.id, d.endpoint_id, r.state, r.at, r.gone, r.most, r.failing_before),
        counted AS (
          SELECT endpoint_id, count(*) FILTER (WHERE state = 'delivered') AS delivered, count(*) FILTER (WHERE state <> 'delivered') AS failed,
            bool_or(gone) AS gone, min(at) AS first_at, max(at) AS last_at, max(most) AS most, max(failing_before) AS failing_before
          FROM stored GROUP BY endpoint_id),
        paused AS (
          UPDATE delivering_endpoints e SET
            failures = CASE WHEN c.delivered > 0 THEN 0 ELSE e.failures + c.failed END,
            failing_since = CASE WHEN c.delivered > 0 THEN NULL ELSE COALESCE(e.failing_since, c.first_at) END,
            state = CASE WHEN e.state = 'active' AND (c.gone OR (c.delivered = 0 AND e.failures + c.failed >= c.most AND e.failing_since <= c.failing_before)) THEN 'paused' ELSE e.state END,
            state_reason = CASE WHEN e.state <> 'active' THEN e.state_reason WHEN c.gone THEN 'gone'
              WHEN c.delivered = 0 AND e.failures + c.failed >= c.most AND e.failing_since <= c.failing_before THEN 'failing' END,
            state_since = CASE WHEN e.state = 'active' AND (c.gone OR (c.delivered = 0 AND e.failures + c.failed >= c.most AND e.failing_since <= c.failing_before)) THEN c.last_at ELSE e.state_since END
          FROM counted c WHERE e.id = c.endpoint_id AND (c.failed > 0 OR e.failures > 0)
          RETURNING e.id, e.state = 'paused' AND e.state_since = c.last_at AS now)
        SELECT s.id, COALESCE(p.now, false) FROM stored s LEFT JOIN paused p ON p.id = s.endpoint_id
        """;

    public static async Task<IReadOnlyList<StoredDelivery>> RunAsync(NpgsqlDataSource database, IReadOnlyList<DeliveryWrite> writes, CancellationToken cancellationToken)
    {
        var ordered = writes.OrderBy(write => write.Result.Claimed.Delivery.Id).ToArray();
        var stored = new Dictionary<Guid, bool>();
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var command = Command(connection, ordered))
        await using (var reader = await command.PreparedReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                stored[reader.GetGuid(0)] = reader.GetBoolean(1);
            }
        }

        return [.. writes.Select(write => stored.TryGetValue(write.Result.Claimed.Delivery.Id, out var paused) ? new StoredDelivery(true, paused) : default)];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, DeliveryWrite[] writes) => new NpgsqlCommand(Sql, connection)
        .With(Array.ConvertAll(writes, w => w.Result.Claimed.Delivery.Id))
        .With(Array.ConvertAll(writes, w => w.Result.Claimed.Token))
        .With(Array.ConvertAll(writes, w => EnumNames<DeliveryState>.Of(w.Result.State)))
        .With(Array.ConvertAll(writes, w => w.Result.NextAttemptAt.ToUniversalTime()))
        .With(Array.ConvertAll(writes, w => DeliveryRow.Log(w.Result.Attempt)))
        .With(Array.ConvertAll(writes, w => w.Result.Attempt.Status))
        .With(Array.ConvertAll(writes, w => w.Result.Attempt.Error))
        .With(Array.ConvertAll(writes, w => w.Result.Attempt.At.ToUniversalTime()))
        .With(Array.ConvertAll(writes, w => w.Result.Gone))
        .With(Array.ConvertAll(writes, w => w.Pause.Failures))
        .With(Array.ConvertAll(writes, w => (w.Result.Attempt.At - w.Pause.Over).ToUniversalTime()));
}
