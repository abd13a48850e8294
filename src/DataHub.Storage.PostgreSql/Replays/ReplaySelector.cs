using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Storage.PostgreSql.Auditing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>What an operator's filter or list of ids selects: counted for a plan, frozen for a replay.</summary>
internal sealed class ReplaySelector(NpgsqlDataSource database, AuditWriter writer)
{
    private const int BatchSize = 1000;

    private const string InsertReplay = """
        INSERT INTO replaying_replays (id, created_at, created_by, reason, mode, divisions, rate_per_second, stop_after, force, state, selected)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10)
        """;

    // A family's pulls lie side by side, and so mostly in one batch. The oldest come first: they have waited longest.
    private const string InsertItems = """
        INSERT INTO replaying_items (replay_id, batch, pull_id, division, year, verification_id, item, result)
        SELECT $1, ((row_number() OVER (ORDER BY verification_id, id)) - 1) / 1000 + 1, id, division, year, verification_id, item, 'selected' FROM chosen
        ON CONFLICT (pull_id) WHERE result = 'selected' DO NOTHING
        """;

    private const string InsertBatches = """
        INSERT INTO replaying_batches (replay_id, number, state) SELECT DISTINCT $1::uuid, batch, 'waiting' FROM replaying_items WHERE replay_id = $1
        """;

    public async Task<ReplayForecast> ForecastAsync(ReplaySelection selection, bool force, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = await ChooseAsync(
            connection, "p.item, p.error_class, p.verification_id, EXISTS (SELECT FROM replaying_items i WHERE i.pull_id = p.id AND i.result = 'selected') AS outstanding", selection, scope, cancellationToken);
        command.With(force);
        var forced = $"${command.Parameters.Count}";
        command.CommandText += $"""
            )
            SELECT item, error_class, count(*) FILTER (WHERE NOT outstanding), count(*) FILTER (WHERE outstanding),
              (SELECT count(DISTINCT verification_id) FROM chosen WHERE NOT outstanding AND ({forced} OR error_class IS DISTINCT FROM 'rejected'))
            FROM chosen GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parts = new List<ReplayForecastPart>();
        var (rejected, outstanding, families) = (0L, 0L, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            ErrorClass? c = reader.Text(1) is { } name ? EnumNames<ErrorClass>.Parse(name) : null;
            (outstanding, families) = (outstanding + reader.GetInt64(3), reader.GetInt64(4));
            if (c == ErrorClass.Rejected && !force)
            {
                rejected += reader.GetInt64(2);
            }
            else if (reader.GetInt64(2) is > 0 and var count)
            {
                parts.Add(new ReplayForecastPart(reader.GetString(0), c, count));
            }
        }

        return new ReplayForecast(parts.Sum(p => p.Count), families, rejected, outstanding, parts);
    }

    public async Task<long> FreezeAsync(NewReplay replay, DivisionScope scope, int most, AuditEvent? audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = new NpgsqlCommand(InsertReplay, connection)
            .With(replay.Id).With(replay.CreatedAt.ToUniversalTime()).With(replay.CreatedBy).With(replay.Reason).With(EnumNames<ReplayMode>.Of(replay.Mode))
            .With(scope.Prefixes.ToArray()).With(replay.RatePerSecond).With(replay.StopAfter).With(replay.Force).With(0);
        await insert.ExecuteNonQueryAsync(cancellationToken);

        await using var freeze = await ChooseAsync(connection, "p.id, p.division, p.year, p.verification_id, p.item", replay.Selection, scope, cancellationToken);
        freeze.CommandTimeout = 120;
        freeze.CommandText += $"\n  {(replay.Force ? "" : "AND p.error_class IS DISTINCT FROM 'rejected'")}\n  AND NOT EXISTS (SELECT FROM replaying_items i WHERE i.pull_id = p.id AND i.result = 'selected')";
        freeze.With(most + 1L).With(replay.Id);
        freeze.CommandText += $"\n  LIMIT ${freeze.Parameters.Count - 1})\n{InsertItems.Replace("$1", $"${freeze.Parameters.Count}").Replace("/ 1000", $"/ {BatchSize}")}";
        var frozen = await freeze.ExecuteNonQueryAsync(cancellationToken);
        if (frozen == 0 || frozen > most)
        {
            await transaction.RollbackAsync(cancellationToken);
            return frozen;
        }

        await using var batches = new NpgsqlCommand(InsertBatches, connection).With(replay.Id);
        await batches.ExecuteNonQueryAsync(cancellationToken);
        await using var told = new NpgsqlCommand("UPDATE replaying_replays SET selected = $2 WHERE id = $1", connection).With(replay.Id).With(frozen);
        await told.ExecuteNonQueryAsync(cancellationToken);
        if (audit is not null)
        {
            await writer.AppendAsync(connection, audit with { Detail = $"{frozen} pulls" }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return frozen;
    }

    /// <summary>Begins a statement with the pulls that are meant, as <c>chosen</c>; its bracket is left open.</summary>
    private static async Task<NpgsqlCommand> ChooseAsync(NpgsqlConnection connection, string columns, ReplaySelection selection, DivisionScope scope, CancellationToken cancellationToken)
    {
        if (selection.Ids is { } ids)
        {
            return new NpgsqlCommand(
                $"WITH chosen AS (SELECT {columns} FROM pulling_pulls p\nWHERE p.id = ANY ($1) AND p.state IN ('failed', 'waiting', 'discarded') AND p.state = 'failed' AND p.division LIKE ANY ($2)",
                connection).With(ids.ToArray()).With(scope.Prefixes.Select(prefix => prefix + "%").ToArray());
        }

        var kinds = await FailureKinds.WithinAsync(connection, selection.Filter!, scope, cancellationToken);
        var command = kinds.Begin();
        command.CommandText += $",\nchosen AS (SELECT {columns} FROM kinds k JOIN pulling_pulls p ON {kinds.Condition} WHERE true";
        kinds.AddDivisions(command);
        return kinds.AddTimes(command);
    }
}
