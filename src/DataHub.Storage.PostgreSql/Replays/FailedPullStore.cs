using System.Buffers.Text;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <inheritdoc cref="IFailedPullStore"/>
internal sealed class FailedPullStore(NpgsqlDataSource database, Sealer sealer) : IFailedPullStore
{
    private readonly FailedPullPage _page = new(database);
    private readonly FailureGroups _groups = new(database);

    private const string One = FailedPullPage.Select + """
        , p.body_sealed, p.attempt_log::text, p.interface, p.adapter_version, p.raw_sealed IS NOT NULL
        FROM pulling_pulls p
        WHERE (p.id = $1 AND p.state IN ('failed', 'waiting', 'discarded'))
          OR (p.division, p.year, p.verification_id, p.id) = (SELECT i.division, i.year, i.verification_id, i.pull_id FROM replaying_items i WHERE i.pull_id = $1 LIMIT 1)
        """;

    private const string Raw = """
        SELECT p.id, p.raw_sealed FROM unnest($1::uuid[], $2::uuid[]) AS a (verification_id, id)
        JOIN deciding_states s ON s.id = a.verification_id
        JOIN pulling_pulls p ON p.division = s.division AND p.year = s.year AND p.verification_id = s.id AND p.id = a.id
        WHERE p.raw_sealed IS NOT NULL
        """;

    // One folder at a time: what another folds at this moment is gone for this one, and nothing is counted twice. What is folded already stays as it is.
    private const string Fold = """
        WITH doubled AS (
          SELECT division, item, error_class, error_code, error_message, source FROM replaying_failure_counts
          GROUP BY 1, 2, 3, 4, 5, 6 HAVING count(*) > 1 OR sum(difference) = 0),
        gone AS (
          DELETE FROM replaying_failure_counts c USING doubled d
          WHERE (SELECT pg_try_advisory_xact_lock(4850102)) AND (c.division, c.item, c.error_class, c.error_code, c.error_message, c.source) = (d.division, d.item, d.error_class, d.error_code, d.error_message, d.source)
          RETURNING c.*)
        INSERT INTO replaying_failure_counts (division, item, error_class, error_code, error_message, source, difference)
        SELECT division, item, error_class, error_code, error_message, source, sum(difference) FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(difference) <> 0
        """;

    private const string FoldResults = """
        WITH doubled AS (
          SELECT DISTINCT replay_id FROM (SELECT replay_id FROM replaying_result_counts GROUP BY replay_id, result, changed, from_outcome, to_outcome, error_class, error_code HAVING count(*) > 1) d),
        gone AS (
          DELETE FROM replaying_result_counts WHERE (SELECT pg_try_advisory_xact_lock(4850103)) AND replay_id IN (SELECT replay_id FROM doubled) RETURNING *)
        INSERT INTO replaying_result_counts (replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, pulls)
        SELECT replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, sum(pulls) FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7
        """;

    public Task<PullPage> ListAsync(PullQuery query, DivisionScope scope, string? cursor, int limit, CancellationToken cancellationToken) =>
        _page.ReadAsync(query, scope, cursor, limit, cancellationToken);

    public Task<IReadOnlyList<FailureGroup>> GroupsAsync(PullQuery query, DivisionScope scope, CancellationToken cancellationToken) =>
        _groups.ReadAsync(query, scope, cancellationToken);

    public async Task<PullFile?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(One).With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var row = FailedPullPage.Row(reader);
        var (question, _) = PullBody.Open(sealer, reader.GetFieldValue<byte[]>(FailedPullPage.Count), id);
        return scope.Covers(row.Division)
            ? new PullFile(row, question, JsonSerializer.Deserialize(reader.GetString(FailedPullPage.Count + 1), AttemptJson.Default.IReadOnlyListPullAttempt)!, reader.Text(FailedPullPage.Count + 2), reader.Text(FailedPullPage.Count + 3), reader.GetBoolean(FailedPullPage.Count + 4))
            : null;
    }

    public async Task<IReadOnlyDictionary<Guid, RawAnswer>> RawAsync(IReadOnlyCollection<(Guid VerificationId, Guid PullId)> pulls, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Raw).With(pulls.Select(p => p.VerificationId).ToArray()).With(pulls.Select(p => p.PullId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var answers = new Dictionary<Guid, RawAnswer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            answers[reader.GetGuid(0)] = RawBody.Open(sealer, reader.GetFieldValue<byte[]>(1), reader.GetGuid(0));
        }

        return answers;
    }

    public async Task FoldCountsAsync(CancellationToken cancellationToken)
    {
        foreach (var sql in new[] { Fold, FoldResults })
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
