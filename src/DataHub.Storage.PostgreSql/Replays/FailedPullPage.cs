using System.Buffers.Text;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>One page of the operators' list, newest first; a page ends at a time and an id, and the next begins below them.</summary>
internal sealed class FailedPullPage(NpgsqlDataSource database)
{
    private const string Columns =
        "p.id, p.verification_id, p.division, p.year, p.item, p.who, p.state, p.error_class, p.error_code, p.error_message, p.attempts, p.source, p.requested_at, p.next_attempt_at";

    /// <summary>In the order that <see cref="Row"/> takes them, of <c>pulling_pulls</c> as <c>p</c>.</summary>
    public const string Select = $"SELECT {Columns}, (SELECT i.replay_id FROM replaying_items i WHERE i.pull_id = p.id AND i.result = 'selected')";

    public const int Count = 15;

    private const string NewestFirst = "ORDER BY p.requested_at DESC, p.id DESC";

    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<PullPage> ReadAsync(PullQuery query, DivisionScope scope, string? cursor, int limit, CancellationToken cancellationToken)
    {
        (DateTimeOffset At, Guid Id)? below = cursor is null ? null : Decode(cursor);
        if (query.State == PullState.Failed)
        {
            await using var kinds = await FailureKinds.ReadAsync(database, query, scope, cancellationToken);
            if (!kinds.AreAll)
            {
                await using var found = FromKinds(kinds, below, limit + 1);
                return await ReadAsync(found, limit, cancellationToken);
            }
        }

        await using var command = database.CreateCommand($"{Select}\nFROM pulling_pulls p");
        command.Where(query, scope);
        AddBelow(command, below);
        command.With(limit + 1);
        command.CommandText += $"\n{NewestFirst} LIMIT ${command.Parameters.Count}";
        return await ReadAsync(command, limit, cancellationToken);
    }

    public static PullRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt16(3), reader.GetString(4), reader.GetString(5), EnumNames<PullState>.Parse(reader.GetString(6)),
        reader.Text(7) is { } c ? EnumNames<ErrorClass>.Parse(c) : null, reader.Text(8), reader.Text(9), reader.GetInt32(10), reader.Text(11),
        reader.Nullable<DateTimeOffset>(12), reader.Nullable<DateTimeOffset>(13), reader.Nullable<Guid>(14));

    // The newest n of all lie in the n kinds whose heads are the newest: of each of these the first n, of them the newest n.
    private static NpgsqlCommand FromKinds(FailureKinds kinds, (DateTimeOffset At, Guid Id)? below, int most)
    {
        var command = kinds.Begin().With(most);
        var limit = $"${command.Parameters.Count}";
        var before = command.CommandText;
        command.CommandText = "";
        kinds.AddTimes(command);
        AddBelow(command, below);
        var within = $"FROM pulling_pulls p WHERE {kinds.Condition}{command.CommandText}\n  {NewestFirst} LIMIT";
        command.CommandText = $"""
            {before},
            heads AS MATERIALIZED (
              SELECT k.* FROM kinds k CROSS JOIN LATERAL (SELECT p.requested_at, p.id {within} 1) h
              ORDER BY h.requested_at DESC, h.id DESC LIMIT {limit}),
            found AS MATERIALIZED (
              SELECT p.* FROM heads k CROSS JOIN LATERAL (SELECT {Columns} {within} {limit}) p
              {NewestFirst} LIMIT {limit})
            {Select} FROM found p {NewestFirst}
            """;
        return command;
    }

    private static void AddBelow(NpgsqlCommand command, (DateTimeOffset At, Guid Id)? below)
    {
        if (below is { } last)
        {
            command.With(last.At).With(last.Id);
            command.CommandText += $"\n  AND (p.requested_at, p.id) < (${command.Parameters.Count - 1}, ${command.Parameters.Count})";
        }
    }

    private static async Task<PullPage> ReadAsync(NpgsqlCommand command, int limit, CancellationToken cancellationToken)
    {
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
