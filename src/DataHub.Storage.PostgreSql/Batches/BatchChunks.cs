using System.Security.Cryptography;
using System.Text.Json;
using DataHub.Core.Batches;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Batches;

/// <summary>Who works on which chunk, and what came of its rows.</summary>
internal sealed class BatchChunks(NpgsqlDataSource database, Sealer sealer, TimeProvider time)
{
    // The earliest open chunk of each running batch, and of those the one that is least far: a small batch does not wait for a large one.
    private const string Claim = """
        WITH next AS (
          SELECT b.id, c.number FROM batching_batches b
          CROSS JOIN LATERAL (
            SELECT x.number FROM batching_chunks x
            WHERE x.batch_id = b.id AND x.state IN ('waiting', 'taken') AND (x.state = 'waiting' OR x.lease_until <= $4)
            ORDER BY x.number LIMIT 1 FOR UPDATE SKIP LOCKED) c
          WHERE b.state IN ('accepted', 'running') AND (b.rests_until IS NULL OR b.rests_until <= $4)
          ORDER BY c.number, b.created_at LIMIT 1),
        begun AS (
          UPDATE batching_batches b SET state = 'running', started_at = COALESCE(b.started_at, $4), rests_until = NULL, state_reason = NULL
          FROM next WHERE b.id = next.id AND b.state IN ('accepted', 'running') AND (b.state = 'accepted' OR b.rests_until IS NOT NULL))
        UPDATE batching_chunks c SET state = 'taken', lease_owner = $1, lease_token = $2, lease_until = $3
        FROM next JOIN batching_batches b ON b.id = next.id
        WHERE c.batch_id = next.id AND c.number = next.number
        RETURNING c.batch_id, c.number, c.rows_sealed, b.client_id
        """;

    private const string Settled = """
        SELECT line FROM batching_rows WHERE batch_id = $1 AND chunk = $3 AND line = ANY ($2) UNION ALL SELECT line FROM batching_rejects WHERE batch_id = $1 AND line = ANY ($2)
        """;

    private const string Unreadable = "UPDATE batching_batches SET state = 'paused', state_reason = 'unreadable-rows' WHERE id = $1 AND state = 'running'";

    private const string Keep = "UPDATE batching_chunks SET lease_until = $4 WHERE batch_id = $1 AND number = $2 AND lease_token = $3 AND state = 'taken'";

    private const string AddRows = """
        INSERT INTO batching_rows (batch_id, chunk, line, reference, division, year, verification_id, outcome, final)
        SELECT $1, $2, r.* FROM unnest($3::int[], $4::text[], $5::text[], $6::smallint[], $7::uuid[], $8::text[], $9::boolean[]) AS r
        ON CONFLICT DO NOTHING
        """;

    private const string Count = """
        UPDATE batching_chunks c SET done = n.done, not_final = n.not_final, outcomes = n.outcomes, open = open - $3, rejected = rejected + $4,
          first_done_at = COALESCE(first_done_at, $5), last_done_at = CASE WHEN $3 > 0 THEN $5 ELSE last_done_at END, counted_at = $5
        FROM (
          SELECT COALESCE(sum(o.n), 0)::int AS done, COALESCE(sum(o.not_final), 0)::int AS not_final, COALESCE(jsonb_object_agg(o.outcome, o.n) FILTER (WHERE o.outcome IS NOT NULL), '{}') AS outcomes
          FROM (SELECT COALESCE(outcome, 'pending') AS outcome, count(*) AS n, count(*) FILTER (WHERE NOT final) AS not_final
            FROM batching_rows WHERE batch_id = $1 AND chunk = $2 GROUP BY 1) o) n
        WHERE c.batch_id = $1 AND c.number = $2
        """;

    private const string Leave = """
        UPDATE batching_chunks c SET lease_owner = NULL, lease_token = NULL, lease_until = NULL,
          rows_sealed = CASE WHEN c.open = 0 OR b.state = 'cancelled' THEN NULL ELSE c.rows_sealed END,
          state = CASE WHEN c.open = 0 THEN 'done' WHEN b.state = 'cancelled' THEN 'dropped' ELSE 'waiting' END
        FROM batching_batches b
        WHERE b.id = c.batch_id AND c.batch_id = $1 AND c.number = $2 AND c.lease_token = $3
        """;

    private const string Stale = """
        SELECT batch_id, number FROM batching_chunks WHERE not_final > 0 AND counted_at <= $1 ORDER BY counted_at LIMIT $2 FOR UPDATE SKIP LOCKED
        """;

    private const string Refresh = """
        UPDATE batching_rows r SET outcome = s.outcome, final = s.final FROM deciding_states s
        WHERE r.batch_id = $1 AND r.chunk = $2 AND NOT r.final AND s.division = r.division AND s.year = r.year AND s.id = r.verification_id
          AND (r.outcome IS DISTINCT FROM s.outcome OR r.final <> s.final)
        """;

    public async Task<BatchChunk?> ClaimAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (token, utc) = (Guid.CreateVersion7(time.GetUtcNow()), now.ToUniversalTime());
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        (Guid Id, int Number, byte[] Rows, string Client) taken;
        await using (var command = new NpgsqlCommand(Claim, connection).With(node).With(token).With(utc + leaseFor).With(utc))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            taken = (reader.GetGuid(0), reader.GetInt32(1), reader.Bytes(2) ?? [], reader.GetString(3));
        }

        BatchRow[] rows;
        try
        {
            rows = sealer.Open(taken.Rows, CoreJson.Stored.BatchRowArray, Places.BatchChunk(taken.Id, taken.Number));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Nobody else's batch waits for this one: it is held up until somebody has put the key ring right and resumes it.
            await using var hold = new NpgsqlCommand(Unreadable, connection).With(taken.Id);
            await hold.ExecuteNonQueryAsync(cancellationToken);
            await LeaveAsync(new BatchChunk(taken.Id, taken.Number, token, taken.Client, []), cancellationToken);
            return null;
        }

        var settled = await SettledAsync(connection, taken.Id, taken.Number, Array.ConvertAll(rows, r => r.Line), cancellationToken);
        return new BatchChunk(taken.Id, taken.Number, token, taken.Client, [.. rows.Where(r => !settled.Contains(r.Line))]);
    }

    public async Task<BatchState?> KeepAsync(
        BatchChunk chunk, IReadOnlyList<BatchRowDone> done, IReadOnlyList<BatchReject> rejects, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var keep = new NpgsqlCommand(Keep, connection).With(chunk.BatchId).With(chunk.Number).With(chunk.LeaseToken).With(until.ToUniversalTime()))
        {
            if (await keep.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return null;
            }
        }

        if (done.Count + rejects.Count > 0)
        {
            var refused = await BatchUploads.AddRejectsAsync(connection, sealer, chunk.BatchId, rejects, cancellationToken);
            var added = await AddRowsAsync(connection, chunk, done, cancellationToken);
            await CountAsync(connection, chunk.BatchId, chunk.Number, added + refused, refused, now, cancellationToken);
        }

        await using var state = new NpgsqlCommand("SELECT state FROM batching_batches WHERE id = $1", connection).With(chunk.BatchId);
        var stands = (string)(await state.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return EnumNames<BatchState>.Parse(stands);
    }

    public async Task RestAsync(Guid id, string reason, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE batching_batches SET rests_until = $3, state_reason = $2 WHERE id = $1 AND state = 'running'")
            .With(id).With(reason).With(until.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task LeaveAsync(BatchChunk chunk, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Leave).With(chunk.BatchId).With(chunk.Number).With(chunk.LeaseToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> RecountAsync(DateTimeOffset countedBefore, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var chunks = new List<(Guid Id, int Number)>();
        await using (var stale = new NpgsqlCommand(Stale, connection).With(countedBefore.ToUniversalTime()).With(limit))
        await using (var reader = await stale.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                chunks.Add((reader.GetGuid(0), reader.GetInt32(1)));
            }
        }

        foreach (var (id, number) in chunks)
        {
            await using (var refresh = new NpgsqlCommand(Refresh, connection).With(id).With(number))
            {
                await refresh.ExecuteNonQueryAsync(cancellationToken);
            }

            await CountAsync(connection, id, number, 0, 0, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return chunks.Count;
    }

    private static async Task<int> AddRowsAsync(NpgsqlConnection connection, BatchChunk chunk, IReadOnlyList<BatchRowDone> done, CancellationToken cancellationToken)
    {
        await using var add = new NpgsqlCommand(AddRows, connection)
            .With(chunk.BatchId).With(chunk.Number)
            .With(done.Select(r => r.Line).ToArray()).With(done.Select(r => r.Reference).ToArray())
            .With(done.Select(r => r.PolicyKey.Division).ToArray()).With(done.Select(r => (short)r.PolicyKey.Year).ToArray())
            .With(done.Select(r => r.VerificationId).ToArray())
            .With(done.Select(r => r.Outcome is { } outcome ? EnumNames<Outcome>.Of(outcome) : null).ToArray()).With(done.Select(r => r.Final).ToArray());
        return await add.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CountAsync(NpgsqlConnection connection, Guid id, int number, int settled, int refused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand(Count, connection)
            .With(id).With(number).With(settled).With(refused).With(now.ToUniversalTime());
        await count.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<HashSet<int>> SettledAsync(NpgsqlConnection connection, Guid id, int number, int[] lines, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Settled, connection).With(id).With(lines).With(number);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var settled = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            settled.Add(reader.GetInt32(0));
        }

        return settled;
    }
}
