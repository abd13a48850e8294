using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <inheritdoc cref="IOutcomeCounts"/>
internal sealed class OutcomeCounts(NpgsqlDataSource database) : IOutcomeCounts
{
    /// <summary>China has had one time zone without daylight saving since 1991.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public async Task<IReadOnlyList<OutcomeCount>> PerDayAsync(DateOnly from, DateOnly to, DivisionScope scope, CancellationToken cancellationToken)
    {
        // Reads the narrow state rows of the caller's divisions, once: an index by day would cost every advance of every verification.
        await using var command = database.CreateCommand(
            """
            SELECT (decided_at AT TIME ZONE 'UTC' + $4)::date AS day, outcome, count(*)
            FROM deciding_states
            WHERE division LIKE ANY ($1) AND decided_at >= $2 AND decided_at < $3 AND outcome IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 2
            """)
            .With(scope.Prefixes.Select(prefix => prefix + "%").ToArray()).With(Start(from)).With(Start(to.AddDays(1))).With(Beijing);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<OutcomeCount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(new OutcomeCount(reader.GetFieldValue<DateOnly>(0), EnumNames<Outcome>.Parse(reader.GetString(1)), reader.GetInt64(2)));
        }

        return counts;
    }

    private static DateTimeOffset Start(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Beijing).ToUniversalTime();
}
