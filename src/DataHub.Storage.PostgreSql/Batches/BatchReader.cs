using System.Security.Cryptography;
using System.Text.Json;
using DataHub.Core.Batches;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Batches;

/// <summary>How batches stand, and what came of their rows.</summary>
internal sealed class BatchReader(NpgsqlDataSource database, Sealer sealer)
{
    // The rate is of those chunks that had a result in the last minute.
    private const string Status = """
        SELECT b.id, b.state, b.state_reason, b.rests_until, b.format, b.client_id, b.created_at, b.accepted_at, b.started_at, b.finished_at, b.rows, b.divisions,
          c.rejected, c.done, c.not_final, o.outcomes::text, c.rate
        FROM batching_batches b
        CROSS JOIN LATERAL (
          SELECT COALESCE(sum(rejected), 0)::int AS rejected, COALESCE(sum(done), 0)::int AS done, COALESCE(sum(not_final), 0)::int AS not_final,
            COALESCE(sum(done) FILTER (WHERE last_done_at > $1 - interval '1 minute')
              / GREATEST(1, extract(epoch FROM max(last_done_at) - min(first_done_at) FILTER (WHERE last_done_at > $1 - interval '1 minute'))), 0)::float8 AS rate
          FROM batching_chunks WHERE batch_id = b.id) c
        CROSS JOIN LATERAL (
          SELECT COALESCE(jsonb_object_agg(n.key, n.n), '{}') AS outcomes
          FROM (SELECT e.key, sum(e.value::int) AS n FROM batching_chunks x CROSS JOIN LATERAL jsonb_each_text(x.outcomes) e WHERE x.batch_id = b.id GROUP BY e.key) n) o
        """;

    private const string Page = $"{Status} WHERE b.client_id = $2 AND ($3::uuid IS NULL OR b.id < $3) AND b.state <> 'receiving' ORDER BY b.id DESC LIMIT $4";

    // In the order of the file; what comes after a row that is still to be worked on waits for it, so that a reader who comes back misses none.
    private const string Results = """
        SELECT r.line, r.reference, r.verification_id, v.external_id, r.division, s.revision, s.outcome, s."group", s.final, s.decided_at, d.verdict_sealed
        FROM batching_rows r
        JOIN deciding_states s ON s.division = r.division AND s.year = r.year AND s.id = r.verification_id
        JOIN intake_verifications v ON v.division = r.division AND v.year = r.year AND v.id = r.verification_id
        LEFT JOIN deciding_revisions d ON d.division = r.division AND d.year = r.year AND d.verification_id = r.verification_id AND d.number = s.revision
        WHERE r.batch_id = $1 AND r.line > $2
          AND r.chunk >= COALESCE((SELECT number FROM batching_chunks WHERE batch_id = $1 AND rows > 0 AND first_line <= $2 ORDER BY first_line DESC LIMIT 1), 0)
          AND r.chunk < COALESCE((SELECT number FROM batching_chunks WHERE batch_id = $1 AND state IN ('waiting', 'taken') ORDER BY number LIMIT 1), 2147483647)
        ORDER BY r.chunk, r.line LIMIT $3
        """;

    private const string Rejects = "SELECT line, body_sealed FROM batching_rejects WHERE batch_id = $1 AND line > $2 ORDER BY line LIMIT $3";

    public static async Task<BatchStatus?> FindAsync(NpgsqlConnection connection, Guid id, BatchOwner? owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"{Status} WHERE b.id = $2", connection).With(now.ToUniversalTime()).With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && (owner is null || IsOf(owner, reader.GetString(5), reader.GetFieldValue<string[]>(11))) ? Read(reader) : null;
    }

    public static bool IsOf(BatchOwner owner, string client, string[] divisions) => client == owner.ClientId && divisions.All(owner.Divisions.Covers);

    public async Task<IReadOnlyList<BatchStatus>> ListAsync(BatchOwner owner, Guid? before, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page).With(now.ToUniversalTime()).With(owner.ClientId);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)before ?? DBNull.Value });
        command.With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<BatchStatus>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (IsOf(owner, reader.GetString(5), reader.GetFieldValue<string[]>(11)))
            {
                found.Add(Read(reader));
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<BatchResult>> ResultsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Results).With(id).With(afterLine).With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var results = new List<BatchResult>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (verification, revision) = (reader.GetGuid(2), reader.GetInt32(5));
            results.Add(new BatchResult(
                reader.GetInt32(0), reader.Text(1), verification, reader.Text(3), reader.GetString(4), revision,
                reader.Text(6) is { } outcome ? EnumNames<Outcome>.Parse(outcome) : null, reader.Text(7), reader.GetBoolean(8), reader.Nullable<DateTimeOffset>(9),
                reader.Bytes(10) is { } verdict ? Papers(verdict, verification, revision) : []));
        }

        return results;
    }

    public async Task<IReadOnlyList<BatchReject>> RejectsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Rejects).With(id).With(afterLine).With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rejects = new List<BatchReject>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var line = reader.GetInt32(0);
            rejects.Add(sealer.Open(reader.GetFieldValue<byte[]>(1), CoreJson.Stored.BatchReject, Places.BatchReject(id, line)));
        }

        return rejects;
    }

    /// <returns>Null where the stored verdict cannot be read: the verification itself says so.</returns>
    private IReadOnlyList<Paper>? Papers(byte[] verdict, Guid verification, int revision)
    {
        try
        {
            return sealer.Open(verdict, CoreJson.Stored.Verdict, Places.Verdict(verification, revision)).Papers;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static BatchStatus Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        State = EnumNames<BatchState>.Parse(reader.GetString(1)),
        Reason = reader.Text(2),
        RestsUntil = reader.Nullable<DateTimeOffset>(3),
        Format = EnumNames<BatchFormat>.Parse(reader.GetString(4)),
        ClientId = reader.GetString(5),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(6),
        AcceptedAt = reader.Nullable<DateTimeOffset>(7),
        StartedAt = reader.Nullable<DateTimeOffset>(8),
        FinishedAt = reader.Nullable<DateTimeOffset>(9),
        Rows = reader.GetInt32(10),
        Rejected = reader.GetInt32(12),
        Done = reader.GetInt32(13),
        NotFinal = reader.GetInt32(14),
        Outcomes = JsonSerializer.Deserialize(reader.GetString(15), CoreJson.Default.DictionaryStringInt32)!,
        RatePerSecond = reader.GetDouble(16),
    };
}
