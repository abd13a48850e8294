using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.SharedState;

/// <inheritdoc cref="IQuotaLedger"/>
internal sealed class QuotaLedger(NpgsqlDataSource database) : IQuotaLedger
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    // The row first, in case there is none: the update below then counts every take alike, under the row's lock. A node whose clock is behind
    // takes from the second (and day) that another has begun, never from one that is over.
    private const string Take = """
        INSERT INTO pulling_quotas (source, day, used_in_day, second, used_in_second, granted) VALUES ($1, $2, 0, $3, 0, 0) ON CONFLICT DO NOTHING;
        UPDATE pulling_quotas q SET
          day = GREATEST(q.day, $2), second = GREATEST(q.second, $3), granted = n.granted, used_in_day = n.in_day + n.granted * $7, used_in_second = n.in_second + n.granted
        FROM (
          SELECT source, in_day, in_second, GREATEST(0, LEAST($4, $5 - in_second, ($6 - in_day) / $7)) AS granted
          FROM (SELECT source, CASE WHEN day < $2 THEN 0 ELSE used_in_day END AS in_day, CASE WHEN second < $3 THEN 0 ELSE used_in_second END AS in_second
                FROM pulling_quotas WHERE source = $1 FOR UPDATE) AS u) AS n
        WHERE q.source = n.source
        RETURNING q.granted, q.used_in_day, q.second
        """;

    public async Task<QuotaGrant> TakeAsync(string source, int wanted, int weight, int perSecond, int perDay, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var local = now.ToOffset(Beijing);
        var second = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var statements = Take.Split(';');
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(statements[0]).With(source).With(DateOnly.FromDateTime(local.DateTime)).With(second));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(statements[1]).With(source).With(DateOnly.FromDateTime(local.DateTime)).With(second).With(wanted).With(perSecond).With(perDay).With(weight));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (granted, usedToday, current) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2));
        DateTimeOffset? retryAt = granted == wanted ? null
            : usedToday + weight > perDay ? new DateTimeOffset(local.Date.AddDays(1), Beijing).ToUniversalTime()
            : current.AddSeconds(1);
        return new QuotaGrant(granted, retryAt, usedToday);
    }
}
