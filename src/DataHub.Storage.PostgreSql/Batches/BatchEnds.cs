using System.Text.Json.Nodes;
using DataHub.Core.Batches;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Storage.PostgreSql.Auditing;
using DataHub.Storage.PostgreSql.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Batches;

/// <summary>Holds batches up, ends them, and tells their clients' webhooks in the same transaction.</summary>
internal sealed class BatchEnds(NpgsqlDataSource database, AuditWriter audit)
{
    private const string FinishedEvent = "batch.finished";

    private const string Owner = "SELECT client_id, divisions, state FROM batching_batches WHERE id = $1 FOR UPDATE";

    private const string Move = """
        UPDATE batching_batches SET state = $2, state_reason = $3, rests_until = NULL, finished_at = CASE WHEN $2 = 'cancelled' THEN $4 ELSE finished_at END WHERE id = $1
        """;

    // A chunk that is being claimed at the moment is passed over: its claim waits for the batch that is locked here. Its worker, or the sweep, drops it.
    private const string Drop = """
        UPDATE batching_chunks c SET state = 'dropped', rows_sealed = NULL
        FROM (SELECT number FROM batching_chunks WHERE batch_id = $1 AND state = 'waiting' FOR UPDATE SKIP LOCKED) w
        WHERE c.batch_id = $1 AND c.number = w.number
        """;

    // A paused one too: nothing is left to resume.
    private const string Finish = """
        UPDATE batching_batches b SET state = 'done', finished_at = $1, state_reason = NULL, rests_until = NULL
        WHERE state IN ('accepted', 'running', 'paused') AND NOT EXISTS (SELECT FROM batching_chunks c WHERE c.batch_id = b.id AND c.state IN ('waiting', 'taken'))
        RETURNING id
        """;

    private const string GivenUp = "SELECT id FROM batching_batches WHERE state = 'receiving' AND upload_until <= $1 FOR UPDATE SKIP LOCKED";

    // Of cancelled batches, what a worker held that died, or gave back at that moment.
    private const string DropDead = """
        UPDATE batching_chunks c SET state = 'dropped', rows_sealed = NULL, lease_owner = NULL, lease_token = NULL, lease_until = NULL
        FROM batching_batches b WHERE b.id = c.batch_id AND b.state = 'cancelled' AND b.finished_at > $1 - interval '1 day' AND (c.state = 'waiting' OR (c.state = 'taken' AND c.lease_until <= $1))
        """;

    public async Task<BatchState?> MoveAsync(
        Guid id, BatchOwner owner, IReadOnlyList<BatchState> from, BatchState to, string? reason, DateTimeOffset now, AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await StateAsync(connection, id, owner, cancellationToken) is not { } state)
        {
            return null;
        }

        if (!from.Contains(state))
        {
            return state;
        }

        await using (var move = new NpgsqlCommand(Move, connection).With(id).With(EnumNames<BatchState>.Of(to)).WithText(reason).With(now.ToUniversalTime()))
        {
            await move.ExecuteNonQueryAsync(cancellationToken);
        }

        if (to == BatchState.Cancelled)
        {
            await using var drop = new NpgsqlCommand(Drop, connection).With(id);
            drop.CommandTimeout = 120;
            await drop.ExecuteNonQueryAsync(cancellationToken);
            await TellAsync(connection, id, now, cancellationToken);
        }

        await audit.AppendAsync(connection, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return to;
    }

    public async Task<IReadOnlyList<Guid>> FinishAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var finished = await IdsAsync(new NpgsqlCommand(Finish, connection).With(now.ToUniversalTime()), cancellationToken);
        foreach (var id in finished)
        {
            await TellAsync(connection, id, now, cancellationToken);
        }

        foreach (var id in await IdsAsync(new NpgsqlCommand(GivenUp, connection).With(now.ToUniversalTime()), cancellationToken))
        {
            await BatchUploads.RemoveAsync(connection, id, cancellationToken);
        }

        await using (var drop = new NpgsqlCommand(DropDead, connection).With(now.ToUniversalTime()))
        {
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return finished;
    }

    private static async Task TellAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = (await BatchReader.FindAsync(connection, id, owner: null, now, cancellationToken))!;
        var outcomes = new JsonObject(batch.Outcomes.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)JsonValue.Create(o.Value))));
        var data = new JsonObject
        {
            ["batch"] = id.ToString(),
            ["state"] = EnumNames<BatchState>.Of(batch.State),
            ["rows"] = batch.Rows,
            ["done"] = batch.Done,
            ["rejected"] = batch.Rejected,
            ["notFinal"] = batch.NotFinal,
            ["outcomes"] = outcomes,
        };
        await Telling.RunAsync(
            connection, new WebhookEvent($"{id}-finished", FinishedEvent, id.ToString(), Division: "", batch.ClientId, now, data.ToJsonString()), cancellationToken);
    }

    private static async Task<BatchState?> StateAsync(NpgsqlConnection connection, Guid id, BatchOwner owner, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Owner, connection).With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && BatchReader.IsOf(owner, reader.GetString(0), reader.GetFieldValue<string[]>(1))
            ? EnumNames<BatchState>.Parse(reader.GetString(2))
            : null;
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            var ids = new List<Guid>();
            while (await reader.ReadAsync(cancellationToken))
            {
                ids.Add(reader.GetGuid(0));
            }

            return ids;
        }
    }
}
