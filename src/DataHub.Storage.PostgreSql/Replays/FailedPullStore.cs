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
    private const string Columns = """
        SELECT p.id, p.verification_id, p.division, p.year, p.item, p.who, p.state, p.error_class, p.error_code, p.error_message, p.attempts, p.source, p.requested_at, p.next_attempt_at,
          (SELECT i.replay_id FROM replaying_items i WHERE i.pull_id = p.id AND i.result = 'selected')
        """;

    private const string One = Columns + """
        , p.body_sealed, p.attempt_log::text, p.interface, p.adapter_version, p.raw_sealed IS NOT NULL
        FROM pulling_pulls p
        WHERE (p.id = $1 AND p.state IN ('failed', 'waiting', 'discarded'))
          OR (p.division, p.year, p.verification_id, p.id) = (SELECT i.division, i.year, i.verification_id, i.pull_id FROM replaying_items i WHERE i.pull_id = $1 LIMIT 1)
        """;

    private const string Groups = """
        SELECT item, error_class, error_code, error_message, sum(difference)::bigint
        FROM replaying_failure_counts
        WHERE division LIKE ANY ($1) AND division LIKE $2 AND ($3 IS NULL OR item = $3) AND ($4 IS NULL OR error_class = $4)
          AND ($5 IS NULL OR error_code = $5) AND ($6 IS NULL OR error_message ILIKE $6)
        GROUP BY 1, 2, 3, 4 HAVING sum(difference) > 0
        ORDER BY 5 DESC, 1, 2, 3, 4
        """;

    // The counts know neither source nor time.
    private const string GroupRows = "SELECT p.item, p.error_class, coalesce(p.error_code, ''), coalesce(p.error_message, ''), count(*) FROM pulling_pulls p";

    private const string Raw = """
        SELECT p.id, p.raw_sealed FROM unnest($1::uuid[], $2::uuid[]) AS a (verification_id, id)
        JOIN deciding_states s ON s.id = a.verification_id
        JOIN pulling_pulls p ON p.division = s.division AND p.year = s.year AND p.verification_id = s.id AND p.id = a.id
        WHERE p.raw_sealed IS NOT NULL
        """;

    // One folder at a time: what another folds at this moment is gone for this one, and nothing is counted twice.
    private const string Fold = """
        WITH gone AS (DELETE FROM replaying_failure_counts WHERE pg_try_advisory_xact_lock(4850102) RETURNING *)
        INSERT INTO replaying_failure_counts
        SELECT division, item, error_class, error_code, error_message, sum(difference) FROM gone GROUP BY 1, 2, 3, 4, 5 HAVING sum(difference) <> 0
        """;

    public async Task<PullPage> ListAsync(PullQuery query, DivisionScope scope, string? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + "\nFROM pulling_pulls p").Where(query, scope);
        if (cursor is not null)
        {
            var (at, id) = Decode(cursor);
            command.With(at).With(id);
            command.CommandText += $"\n  AND (p.requested_at, p.id) < (${command.Parameters.Count - 1}, ${command.Parameters.Count})";
        }

        command.With(limit + 1);
        command.CommandText += $"\nORDER BY p.requested_at DESC, p.id DESC LIMIT ${command.Parameters.Count}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<PullRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == limit)
            {
                return new PullPage(rows, Encode(rows[^1]));
            }

            rows.Add(Row(reader));
        }

        return new PullPage(rows, null);
    }

    public async Task<IReadOnlyList<FailureGroup>> GroupsAsync(PullQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        if (query.State != PullState.Failed)
        {
            throw new ArgumentException($"groups count failed pulls, not {query.State}", nameof(query));
        }

        await using var command = query is { Source: null, From: null, To: null }
            ? database.CreateCommand(Groups)
                .With(scope.Prefixes.Select(prefix => prefix + "%").ToArray()).With($"{query.Division}%").WithText(query.Item).WithText(query.Class is { } c ? EnumNames<ErrorClass>.Of(c) : null)
                .WithText(query.Code).WithText(query.Text is { Length: > 0 } text ? PullFilterSql.Containing(text) : null)
            : database.CreateCommand(GroupRows).Where(query, scope);
        if (command.CommandText != Groups)
        {
            command.CommandText += "\nGROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4";
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var groups = new List<FailureGroup>();
        while (await reader.ReadAsync(cancellationToken))
        {
            groups.Add(new FailureGroup(reader.GetString(0), EnumNames<ErrorClass>.Parse(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)));
        }

        return groups;
    }

    public async Task<PullFile?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(One).With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var row = Row(reader);
        var (question, _) = PullBody.Open(sealer, reader.GetFieldValue<byte[]>(15), id);
        return scope.Covers(row.Division)
            ? new PullFile(row, question, JsonSerializer.Deserialize(reader.GetString(16), AttemptJson.Default.IReadOnlyListPullAttempt)!, reader.Text(17), reader.Text(18), reader.GetBoolean(19))
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
        await using var command = database.CreateCommand(Fold);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static PullRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt16(3), reader.GetString(4), reader.GetString(5), EnumNames<PullState>.Parse(reader.GetString(6)),
        reader.Text(7) is { } c ? EnumNames<ErrorClass>.Parse(c) : null, reader.Text(8), reader.Text(9), reader.GetInt32(10), reader.Text(11),
        reader.Nullable<DateTimeOffset>(12), reader.Nullable<DateTimeOffset>(13), reader.Nullable<Guid>(14));

    private static string Encode(PullRow last) =>
        Base64Url.EncodeToString([.. BitConverter.GetBytes(last.RequestedAt!.Value.UtcTicks), .. last.Id.ToByteArray()]);

    private static (DateTimeOffset At, Guid Id) Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[24];
        return Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == bytes.Length
            && BitConverter.ToInt64(bytes) is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]))
            : throw new FormatException("The cursor is not one of an earlier page.");
    }
}
