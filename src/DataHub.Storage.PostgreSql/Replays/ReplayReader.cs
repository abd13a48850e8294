using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>How replays stand, by counts that change in the transactions that settle their pulls: nothing is counted twice, whoever died where.</summary>
internal sealed class ReplayReader(NpgsqlDataSource database)
{
    // An operator sees a replay if its divisions lie within the operator's.
    private const string Rows = """
        SELECT r.id, r.state, r.state_reason, r.mode, r.reason, r.created_by, r.created_at, r.finished_at, r.rate_per_second, r.current_rate, r.stop_after, r.selected
        FROM replaying_replays r
        WHERE NOT EXISTS (SELECT FROM unnest(r.divisions) AS d (prefix) WHERE NOT d.prefix LIKE ANY ($1)) AND ($2::uuid IS NULL OR r.id = $2) AND ($3::uuid IS NULL OR r.id < $3)
        ORDER BY r.id DESC LIMIT $4
        """;

    private const string Results = """
        SELECT replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, sum(pulls)::int
        FROM replaying_result_counts WHERE replay_id = ANY ($1) GROUP BY 1, 2, 3, 4, 5, 6, 7
        """;

    private const string State = """
        SELECT r.state FROM replaying_replays r
        WHERE r.id = $1 AND NOT EXISTS (SELECT FROM unnest(r.divisions) AS d (prefix) WHERE NOT d.prefix LIKE ANY ($2))
        """;

    public async Task<ReplayStatus?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken) =>
        (await ReadAsync(id, null, 1, scope, cancellationToken)).FirstOrDefault();

    public Task<IReadOnlyList<ReplayStatus>> ListAsync(DivisionScope scope, Guid? before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(null, before, limit, scope, cancellationToken);

    public async Task<ReplayState?> StateAsync(NpgsqlConnection connection, Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(State, connection).With(id).With(Patterns(scope));
        return await command.ExecuteScalarAsync(cancellationToken) is string state ? EnumNames<ReplayState>.Parse(state) : null;
    }

    private async Task<IReadOnlyList<ReplayStatus>> ReadAsync(Guid? id, Guid? before, int limit, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var replays = new List<ReplayStatus>();
        await using (var command = new NpgsqlCommand(Rows, connection).With(Patterns(scope)))
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)id ?? DBNull.Value });
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)before ?? DBNull.Value });
            command.With(limit);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                replays.Add(Row(reader));
            }
        }

        var results = await ResultsAsync(connection, [.. replays.Select(r => r.Id)], cancellationToken);
        return [.. replays.Select(replay => Fill(replay, [.. results[replay.Id]]))];
    }

    private static async Task<ILookup<Guid, Counted>> ResultsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Results, connection).With(ids);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counted = new List<(Guid Id, Counted Row)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counted.Add((reader.GetGuid(0), new Counted(
                EnumNames<ReplayResult>.Parse(reader.GetString(1)), reader.Nullable<bool>(2),
                reader.Text(3) is { } from ? EnumNames<Outcome>.Parse(from) : null, reader.Text(4) is { } to ? EnumNames<Outcome>.Parse(to) : null,
                reader.Text(5) is { } c ? EnumNames<ErrorClass>.Parse(c) : null, reader.Text(6), reader.GetInt32(7))));
        }

        return counted.ToLookup(c => c.Id, c => c.Row);
    }

    private static ReplayStatus Fill(ReplayStatus replay, Counted[] rows)
    {
        int Sum(Func<Counted, bool> which) => rows.Where(which).Sum(r => r.Count);
        return replay with
        {
            Recovered = Sum(r => r.Result == ReplayResult.Recovered),
            Waiting = Sum(r => r.Result == ReplayResult.Waiting),
            FailedAgain = Sum(r => r.Result == ReplayResult.FailedAgain),
            Skipped = Sum(r => r.Result == ReplayResult.Skipped),
            Changed = Sum(r => r.Changed == true),
            Unchanged = Sum(r => r.Changed == false),
            Moves =
            [
                .. rows.Where(r => r is { Changed: true, To: not null }).GroupBy(r => (r.From, r.To))
                    .Select(g => new VerdictMove(g.Key.From, g.Key.To!.Value, g.Sum(r => r.Count))).OrderByDescending(m => m.Count),
            ],
            Failures =
            [
                .. rows.Where(r => r is { Result: ReplayResult.FailedAgain, Class: not null }).GroupBy(r => (r.Class, r.Code))
                    .Select(g => new RepeatedFailure(g.Key.Class!.Value, g.Key.Code ?? "", g.Sum(r => r.Count))).OrderByDescending(f => f.Count),
            ],
        };
    }

    private static string[] Patterns(DivisionScope scope) => [.. scope.Prefixes.Select(prefix => prefix + "%")];

    private static ReplayStatus Row(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        State = EnumNames<ReplayState>.Parse(reader.GetString(1)),
        StateReason = reader.Text(2),
        Mode = EnumNames<ReplayMode>.Parse(reader.GetString(3)),
        Reason = reader.GetString(4),
        CreatedBy = reader.GetString(5),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(6),
        FinishedAt = reader.Nullable<DateTimeOffset>(7),
        RatePerSecond = reader.GetDouble(8),
        CurrentRate = reader.GetDouble(9),
        StopAfter = reader.GetInt32(10),
        Selected = reader.GetInt32(11),
        Recovered = 0,
        Waiting = 0,
        FailedAgain = 0,
        Skipped = 0,
        Changed = 0,
        Unchanged = 0,
        Moves = [],
        Failures = [],
    };

    private sealed record Counted(ReplayResult Result, bool? Changed, Outcome? From, Outcome? To, ErrorClass? Class, string? Code, int Count);
}
