using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>Failed pulls by what they failed with: summed from the counts beside the rows; within times, counted in the index of each kind.</summary>
internal sealed class FailureGroups(NpgsqlDataSource database)
{
    /// <exception cref="ArgumentException">Another state than failed is asked for.</exception>
    public async Task<IReadOnlyList<FailureGroup>> ReadAsync(PullQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        if (query.State != PullState.Failed)
        {
            throw new ArgumentException($"groups count failed pulls, not {query.State}", nameof(query));
        }

        if (query is { From: null, To: null })
        {
            await using var command = database.CreateCommand(
                "SELECT c.item, c.error_class, c.error_code, c.error_message, sum(c.difference)::bigint FROM replaying_failure_counts c WHERE true");
            FailureKinds.AddCounted(command, query, scope);
            command.CommandText += "\nGROUP BY 1, 2, 3, 4 HAVING sum(c.difference) > 0 ORDER BY 5 DESC, 1, 2, 3, 4";
            return await ReadAsync(command, cancellationToken);
        }

        await using var kinds = await FailureKinds.ReadAsync(database, query, scope, cancellationToken);
        await using var counted = kinds.Begin();
        counted.CommandText += $"""

            SELECT k.item, k.error_class, k.error_code, k.error_message, sum(n.count)::bigint
            FROM kinds k CROSS JOIN LATERAL (SELECT count(*) FROM pulling_pulls p WHERE {kinds.Condition}
            """;
        kinds.AddTimes(counted);
        counted.CommandText += ") n\nGROUP BY 1, 2, 3, 4 HAVING sum(n.count) > 0 ORDER BY 5 DESC, 1, 2, 3, 4";
        return await ReadAsync(counted, cancellationToken);
    }

    private static async Task<IReadOnlyList<FailureGroup>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var groups = new List<FailureGroup>();
        while (await reader.ReadAsync(cancellationToken))
        {
            groups.Add(new FailureGroup(reader.GetString(0), EnumNames<ErrorClass>.Parse(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)));
        }

        return groups;
    }
}
