using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Replays;
using DataHub.Core.Sources;
using DataHub.Storage.PostgreSql.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Sources;

/// <inheritdoc cref="ISourceReportStore"/>
internal sealed class SourceReportStore(NpgsqlDataSource database) : ISourceReportStore
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>A node that is gone so long is forgotten.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    // In one order of locks; nodes write rows of their own.
    private const string Report = """
        INSERT INTO pulling_source_reports AS r (node, source_key, reported_at, report)
        SELECT $1, n.key, $2, n.report FROM unnest($3::text[], $4::text[]) AS n (key, report) ORDER BY n.key
        ON CONFLICT (node, source_key) DO UPDATE SET reported_at = excluded.reported_at, report = excluded.report
        """;

    private const string Forget = "DELETE FROM pulling_source_reports WHERE reported_at < $1 OR (node = $2 AND source_key <> ALL ($3))";

    // A first look that finds an item well is no change.
    private const string Change = """
        WITH changed AS (
          INSERT INTO pulling_source_states AS s (item, state, changed_at, changes) VALUES ($1, $2, $3, CASE WHEN $2 = 'good' THEN 0 ELSE 1 END)
          ON CONFLICT (item) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, changes = s.changes + 1 WHERE s.state <> excluded.state
          RETURNING s.item, s.changes),
        told AS (
          INSERT INTO delivering_deliveries (id, endpoint_id, event_id, event, subject, data, created_at, state, due_since, next_attempt_at)
          SELECT gen_random_uuid(), e.id, 'source-' || c.item || '-' || c.changes, 'source.changed', c.item, $4, $3, 'due', $3, $3
          FROM changed c JOIN delivering_endpoints e ON e.state <> 'deleted' AND 'source.changed' = ANY (e.events)
          WHERE c.changes > 0
          ON CONFLICT (endpoint_id, event_id) DO NOTHING)
        SELECT count(*) FROM changed WHERE changes > 0
        """;

    public async Task<IReadOnlyList<SourceReport>> ExchangeAsync(
        string node, IReadOnlyList<SourceReport> mine, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = mine.Select(report => report.Key).ToArray();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Report).With(node).With(now.ToUniversalTime()).With(keys)
            .With(mine.Select(report => JsonSerializer.Serialize(report, CoreJson.Default.SourceReport)).ToArray()));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Forget).With((now - Forgotten).ToUniversalTime()).With(node).With(keys));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT report FROM pulling_source_reports WHERE reported_at >= $1 ORDER BY source_key, node").With(since.ToUniversalTime()));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var reports = new List<SourceReport>();
        while (await reader.ReadAsync(cancellationToken))
        {
            reports.Add(JsonSerializer.Deserialize(reader.GetString(0), CoreJson.Stored.SourceReport)!);
        }

        return reports;
    }

    public async Task<bool> ChangeAsync(ItemStanding standing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = EnumNames<ItemHealth>.Of(standing.Health);
        var data = JsonSerializer.Serialize(new ChangeData(standing.Item.Value, state, standing.Until), ChangeJson.Default.ChangeData);
        await using var command = database.CreateCommand(Change).With(standing.Item.Value).With(state).With(now.ToUniversalTime()).With(data);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! == 1;
    }

    public async Task<IReadOnlyDictionary<string, long>> UsedTodayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT source, used_in_day::bigint FROM pulling_quotas WHERE day = $1").With(DateOnly.FromDateTime(now.ToOffset(Beijing).DateTime));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var used = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            used[reader.GetString(0)] = reader.GetInt64(1);
        }

        return used;
    }

    public async Task<IReadOnlyDictionary<ItemId, FailedPulls>> FailedAsync(DivisionScope scope, CancellationToken cancellationToken)
    {
        // Counted beside the rows, however many there are; the oldest is the oldest of a kind.
        await using var kinds = await FailureKinds.ReadAsync(database, new PullQuery(), scope, cancellationToken);
        await using var command = kinds.Begin();
        command.CommandText += $"""
            ,
            tails AS (
              SELECT k.item, min(t.requested_at) AS oldest FROM kinds k
              CROSS JOIN LATERAL (SELECT p.requested_at FROM pulling_pulls p WHERE {kinds.Condition} ORDER BY p.requested_at, p.id LIMIT 1) t
              GROUP BY k.item)
            SELECT n.item, n.count, t.oldest FROM (SELECT c.item, sum(c.difference)::bigint AS count FROM replaying_failure_counts c WHERE true
            """;
        FailureKinds.AddCounted(command, new PullQuery(), scope);
        command.CommandText += "\n  GROUP BY c.item) n LEFT JOIN tails t ON t.item = n.item WHERE n.count > 0";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var failed = new Dictionary<ItemId, FailedPulls>();
        while (await reader.ReadAsync(cancellationToken))
        {
            failed[new ItemId(reader.GetString(0))] = new FailedPulls(reader.GetInt64(1), reader.Nullable<DateTimeOffset>(2));
        }

        return failed;
    }
}

/// <summary><c>data</c> of the event.</summary>
internal sealed record ChangeData(string Item, string State, DateTimeOffset? Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChangeData))]
internal sealed partial class ChangeJson : JsonSerializerContext;
