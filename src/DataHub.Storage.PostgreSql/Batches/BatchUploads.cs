using DataHub.Core.Batches;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql.Auditing;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Batches;

/// <summary>A file on its way in: part by part, fenced by the upload's token, and nobody's business before it is whole.</summary>
internal sealed class BatchUploads(NpgsqlDataSource database, Sealer sealer, AuditWriter audit, TimeProvider time)
{
    private const string Begin = """
        INSERT INTO batching_batches (id, client_id, idempotency_key, format, divisions, state, created_at, upload, upload_until)
        VALUES ($1, $2, $3, $4, $5, 'receiving', $6, $7, $8) ON CONFLICT (client_id, idempotency_key) DO NOTHING
        """;

    private const string Known = "SELECT id, state, upload_until, body_digest FROM batching_batches WHERE client_id = $1 AND idempotency_key = $2 FOR UPDATE";

    private const string Renew = "UPDATE batching_batches SET upload_until = $3 WHERE id = $1 AND upload = $2 AND state = 'receiving'";

    private const string AddChunk = """
        INSERT INTO batching_chunks (batch_id, number, first_line, rows, open, rows_sealed, state, rejected) VALUES ($1, $2, $3, $4, $4, $5, $6, $7)
        """;

    private const string AddRejects = "INSERT INTO batching_rejects (batch_id, line, body_sealed) SELECT $1, r.line, r.body FROM unnest($2::int[], $3::bytea[]) AS r (line, body) ON CONFLICT DO NOTHING";

    private const string Accept = """
        UPDATE batching_batches SET state = 'accepted', body_digest = $3, rows = $4, accepted_at = $5, upload = NULL, upload_until = NULL
        WHERE id = $1 AND upload = $2 AND state = 'receiving'
        """;

    public async Task<BatchBegun> BeginAsync(NewBatch batch, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var upload = Guid.CreateVersion7(time.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await InsertAsync(connection, batch, upload, until, cancellationToken))
        {
            if (await KnownAsync(connection, batch, cancellationToken) is { } known)
            {
                return known;
            }

            // An upload that came to no end: its place is taken.
            if (!await InsertAsync(connection, batch, upload, until, cancellationToken))
            {
                return new BatchBegun(BeginOutcome.Receiving, batch.Id);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return new BatchBegun(BeginOutcome.Begun, batch.Id, upload);
    }

    public async Task<bool> AppendAsync(Guid id, Guid upload, BatchPart part, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = part.Rows.Count == 0 ? null : sealer.Seal([.. part.Rows], CoreJson.Default.BatchRowArray, Places.BatchChunk(id, part.Number));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var renew = new NpgsqlCommand(Renew, connection).With(id).With(upload).With(until.ToUniversalTime()))
        {
            if (await renew.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return false;
            }
        }

        await using (var add = new NpgsqlCommand(AddChunk, connection)
            .With(id).With(part.Number).With(part.Rows.Count == 0 ? 0 : part.Rows[0].Line).With(part.Rows.Count))
        {
            add.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea, Value = (object?)rows ?? DBNull.Value });
            add.With(rows is null ? "done" : "waiting").With(part.Rejects.Count);
            await add.ExecuteNonQueryAsync(cancellationToken);
        }

        await AddRejectsAsync(connection, sealer, id, part.Rejects, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<bool> AcceptAsync(Guid id, Guid upload, byte[] digest, int rows, DateTimeOffset now, AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var accept = new NpgsqlCommand(Accept, connection).With(id).With(upload).With(digest).With(rows).With(now.ToUniversalTime()))
        {
            if (await accept.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return false;
            }
        }

        await audit.AppendAsync(connection, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task AbandonAsync(Guid id, Guid upload, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var mine = new NpgsqlCommand("SELECT 1 FROM batching_batches WHERE id = $1 AND upload = $2 AND state = 'receiving' FOR UPDATE", connection).With(id).With(upload))
        {
            if (await mine.ExecuteScalarAsync(cancellationToken) is null)
            {
                return;
            }
        }

        await RemoveAsync(connection, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>How many were new.</returns>
    public static async Task<int> AddRejectsAsync(NpgsqlConnection connection, Sealer sealer, Guid id, IReadOnlyList<BatchReject> rejects, CancellationToken cancellationToken)
    {
        if (rejects.Count == 0)
        {
            return 0;
        }

        await using var command = new NpgsqlCommand(AddRejects, connection)
            .With(id).With(rejects.Select(r => r.Line).ToArray())
            .With(rejects.Select(r => sealer.Seal(r, CoreJson.Default.BatchReject, Places.BatchReject(id, r.Line))).ToArray());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Everything of a batch that came in.</summary>
    public static async Task RemoveAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "batching_rejects WHERE batch_id", "batching_chunks WHERE batch_id", "batching_batches WHERE id" })
        {
            await using var remove = new NpgsqlCommand($"DELETE FROM {table} = $1", connection).With(id);
            remove.CommandTimeout = 120;
            await remove.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<bool> InsertAsync(NpgsqlConnection connection, NewBatch batch, Guid upload, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(Begin, connection)
            .With(batch.Id).With(batch.ClientId).With(batch.IdempotencyKey).With(EnumNames<BatchFormat>.Of(batch.Format)).With(batch.Divisions.ToArray())
            .With(batch.CreatedAt.ToUniversalTime()).With(upload).With(until.ToUniversalTime());
        return await insert.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <returns>Null when what was there is removed.</returns>
    private static async Task<BatchBegun?> KnownAsync(NpgsqlConnection connection, NewBatch batch, CancellationToken cancellationToken)
    {
        Guid id;
        await using (var command = new NpgsqlCommand(Known, connection).With(batch.ClientId).With(batch.IdempotencyKey))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            id = reader.GetGuid(0);
            if (reader.GetString(1) != "receiving")
            {
                return new BatchBegun(BeginOutcome.Known, id, Digest: reader.GetFieldValue<byte[]>(3));
            }

            if (reader.GetFieldValue<DateTimeOffset>(2) > batch.CreatedAt)
            {
                return new BatchBegun(BeginOutcome.Receiving, id);
            }
        }

        await RemoveAsync(connection, id, cancellationToken);
        return null;
    }
}
