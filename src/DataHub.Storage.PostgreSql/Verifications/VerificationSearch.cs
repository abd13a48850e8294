using System.Buffers.Text;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Pages of verifications, newest first. Ids sort by time, so a page ends at an id and the next begins below it.</summary>
internal sealed class VerificationSearch(NpgsqlDataSource database, Sealer sealer)
{
    private const string Columns = """
        SELECT v.id, v.division, v.year, v.stage, v.external_id, s.revision, s.outcome, s."group", s.final, v.created_at, s.decided_at
        FROM intake_verifications v JOIN deciding_states s ON s.division = v.division AND s.year = v.year AND s.id = v.id
        WHERE v.division LIKE ANY ($1)
        """;

    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<SearchPage> RunAsync(VerificationQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = Command(query, scope);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<VerificationSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == query.Limit)
            {
                return new SearchPage(items, Base64Url.EncodeToString(items[^1].Id.ToByteArray()));
            }

            items.Add(Read(reader));
        }

        return new SearchPage(items, null);
    }

    private NpgsqlCommand Command(VerificationQuery query, DivisionScope scope) => database.CreateCommand(Columns)
        .With(scope.Prefixes.Select(prefix => prefix + "%").ToArray())
        .Where(query.ExternalId, "v.external_id = {0}")
        .Where(query.ChildIdNumber is { } child ? sealer.Hash(Places.ChildIdNumber, child) : null, "v.child_hash = {0}")
        .Where(query.Outcome is { } outcome ? EnumNames<Outcome>.Of(outcome) : null, "s.outcome = {0}")
        .Where(query.Group, "s.\"group\" = {0}")
        .Where(query.Source, "EXISTS (SELECT FROM pulling_pulls p WHERE p.division = v.division AND p.year = v.year AND p.verification_id = v.id AND p.source = {0})")
        .Where(query.Division, "v.division = {0}")
        .Where((short?)query.Year, "v.year = {0}")
        .Where(query.From?.ToUniversalTime(), "v.created_at >= {0}")
        .Where(query.To?.ToUniversalTime(), "v.created_at < {0}")
        .Where(query.Cursor is { } cursor ? Decode(cursor) : (Guid?)null, "v.id < {0}")
        .NewestFirst("v.id", query.Limit);

    private static Guid Decode(string cursor)
    {
        Span<byte> id = stackalloc byte[16];
        return Base64Url.TryDecodeFromChars(cursor, id, out var written) && written == id.Length ? new Guid(id) : throw new FormatException("The cursor is not one of an earlier page.");
    }

    private static VerificationSummary Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        new PolicyKey(reader.GetString(1), reader.GetInt16(2), EnumNames<Stage>.Parse(reader.GetString(3))),
        reader.Text(4),
        reader.GetInt32(5),
        reader.Text(6) is { } outcome ? EnumNames<Outcome>.Parse(outcome) : null,
        reader.Text(7),
        reader.GetBoolean(8),
        reader.GetFieldValue<DateTimeOffset>(9),
        reader.Nullable<DateTimeOffset>(10));
}
