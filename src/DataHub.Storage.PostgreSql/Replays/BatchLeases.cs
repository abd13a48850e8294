using DataHub.Core.Json;
using DataHub.Core.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>Who works on which batch: a claim is one statement, committed before anybody is asked.</summary>
internal sealed class BatchLeases(NpgsqlDataSource database, TimeProvider time)
{
    private const string Claim = """
        UPDATE replaying_batches b SET state = 'taken', lease_owner = $1, lease_token = $2, lease_until = $3
        FROM (
          SELECT b.replay_id, b.number, r.mode, r.rate_per_second, r.current_rate, r.stop_after, r.force
          FROM replaying_replays r JOIN replaying_batches b ON b.replay_id = r.id
          WHERE r.state = 'running'
            AND ((b.state = 'taken' AND b.lease_until <= $4)
              OR (b.state = 'waiting' AND NOT EXISTS (SELECT FROM replaying_batches t WHERE t.replay_id = b.replay_id AND t.state = 'taken')))
          ORDER BY r.created_at, b.number LIMIT 1 FOR UPDATE OF b SKIP LOCKED) n
        WHERE b.replay_id = n.replay_id AND b.number = n.number
        RETURNING b.replay_id, b.number, n.mode, n.rate_per_second, n.current_rate, n.stop_after, n.force
        """;

    private const string Open = """
        SELECT pull_id, verification_id FROM replaying_items WHERE replay_id = $1 AND batch = $2 AND result = 'selected' ORDER BY verification_id, pull_id
        """;

    private const string Renew = """
        WITH kept AS (
          UPDATE replaying_batches SET lease_until = $4 WHERE replay_id = $1 AND number = $2 AND lease_token = $3 AND state = 'taken' RETURNING replay_id),
        told AS (UPDATE replaying_replays SET current_rate = $5 WHERE id IN (SELECT replay_id FROM kept) AND current_rate <> $5)
        SELECT r.state FROM replaying_replays r JOIN kept ON kept.replay_id = r.id
        """;

    private const string Leave = """
        UPDATE replaying_batches b SET lease_owner = NULL, lease_token = NULL, lease_until = NULL,
          state = CASE WHEN EXISTS (SELECT FROM replaying_items i WHERE i.replay_id = $1 AND i.batch = $2 AND i.result = 'selected') THEN 'waiting' ELSE 'done' END
        WHERE replay_id = $1 AND number = $2 AND lease_token = $3
        """;

    public async Task<ReplayBatch?> ClaimAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var token = Guid.CreateVersion7(time.GetUtcNow());
        var utc = now.ToUniversalTime();
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            ReplayBatch batch;
            await using (var command = new NpgsqlCommand(Claim, connection).With(node).With(token).With(utc + leaseFor).With(utc))
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                if (!await reader.ReadAsync(cancellationToken))
                {
                    return null;
                }

                batch = new ReplayBatch(
                    reader.GetGuid(0), reader.GetInt32(1), token, EnumNames<ReplayMode>.Parse(reader.GetString(2)), reader.GetDouble(3), reader.GetDouble(4), reader.GetInt32(5), reader.GetBoolean(6), []);
            }

            return batch with { Pulls = await OpenAsync(connection, batch, cancellationToken) };
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "replaying_batches_taken" })
        {
            // Another node took another batch of the same replay at this moment.
            return null;
        }
    }

    public async Task<ReplayState?> RenewAsync(ReplayBatch batch, double currentRate, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Renew).With(batch.ReplayId).With(batch.Number).With(batch.LeaseToken).With(until.ToUniversalTime()).With(currentRate);
        return await command.ExecuteScalarAsync(cancellationToken) is string state ? EnumNames<ReplayState>.Parse(state) : null;
    }

    public async Task LeaveAsync(ReplayBatch batch, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Leave).With(batch.ReplayId).With(batch.Number).With(batch.LeaseToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ReplayPull>> OpenAsync(NpgsqlConnection connection, ReplayBatch batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Open, connection).With(batch.ReplayId).With(batch.Number);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pulls = new List<ReplayPull>();
        while (await reader.ReadAsync(cancellationToken))
        {
            pulls.Add(new ReplayPull(reader.GetGuid(0), reader.GetGuid(1)));
        }

        return pulls;
    }
}
