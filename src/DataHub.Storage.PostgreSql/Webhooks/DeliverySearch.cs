using System.Buffers.Binary;
using System.Buffers.Text;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <summary>Deliveries for operators: pages, newest first, and what a filter makes due again.</summary>
internal sealed class DeliverySearch(NpgsqlDataSource database)
{
    private const int CursorBytes = 24;

    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<DeliveryPage> PageAsync(DeliveryQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"SELECT {DeliveryRow.Columns}, {EndpointRow.Columns} FROM delivering_deliveries d JOIN delivering_endpoints e ON e.id = d.endpoint_id WHERE true");
        AddFilter(command, query);
        if (cursor is not null)
        {
            var (at, id) = Decode(cursor);
            command.With(at).With(id);
            command.CommandText += $" AND (d.created_at, d.id) < (${command.Parameters.Count - 1}, ${command.Parameters.Count})";
        }

        command.With(limit + 1);
        command.CommandText += $" ORDER BY d.created_at DESC, d.id DESC LIMIT ${command.Parameters.Count}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<WebhookDelivery>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == limit)
            {
                return new DeliveryPage(items, Encode(items[^1]));
            }

            items.Add(DeliveryRow.Read(reader, EndpointRow.Read(reader, DeliveryRow.Count)));
        }

        return new DeliveryPage(items, null);
    }

    public async Task<(WebhookDelivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts)?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"SELECT {DeliveryRow.Columns}, {EndpointRow.Columns}, d.attempt_log FROM delivering_deliveries d JOIN delivering_endpoints e ON e.id = d.endpoint_id WHERE d.id = $1 AND e.division LIKE ANY ($2)")
            .With(id).With(EndpointRow.Patterns(scope));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (DeliveryRow.Read(reader, EndpointRow.Read(reader, DeliveryRow.Count)), DeliveryRow.Attempts(reader.GetString(DeliveryRow.Count + EndpointRow.Count)))
            : null;
    }

    /// <summary>Without a state or ids only what did not arrive is meant. What a node is sending at the moment is left to it.</summary>
    public async Task<int> ReplayAsync(DeliveryQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE delivering_deliveries d SET state = 'due', due_since = $1, next_attempt_at = $1, tries = 0, lease_token = NULL, settled_at = NULL
            FROM delivering_endpoints e
            WHERE e.id = d.endpoint_id AND e.state <> 'deleted' AND d.state <> 'cancelled' AND (d.state <> 'due' OR d.lease_token IS NULL OR d.next_attempt_at <= $1)
            """).With(now.ToUniversalTime());
        if (query is { State: null, Ids: null })
        {
            command.CommandText += " AND d.state <> 'delivered'";
        }

        AddFilter(command, query);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Only the given filters become part of the statement, so that each combination gets the plan of its own indexes.</summary>
    private static void AddFilter(NpgsqlCommand command, DeliveryQuery query)
    {
        Where("e.division LIKE ANY ({0})", EndpointRow.Patterns(query.Scope));
        if (query.State is { } state)
        {
            // Written out, so that the partial index of the state is seen to fit.
            command.CommandText += $" AND d.state = '{EnumNames<DeliveryState>.Of(state)}'";
        }

        if (query.Endpoint is { } endpoint)
        {
            Where("d.endpoint_id = {0}", endpoint);
        }

        if (query.Event is { } type)
        {
            Where("d.event = {0}", type);
        }

        if (query.From is { } from)
        {
            Where("d.created_at >= {0}", from.ToUniversalTime());
        }

        if (query.To is { } to)
        {
            Where("d.created_at < {0}", to.ToUniversalTime());
        }

        if (query.Ids is { } ids)
        {
            Where("d.id = ANY ({0})", ids.ToArray());
        }

        void Where<T>(string condition, T value)
        {
            command.With(value);
            command.CommandText += " AND " + string.Format(condition, $"${command.Parameters.Count}");
        }
    }

    private static string Encode(WebhookDelivery last)
    {
        Span<byte> bytes = stackalloc byte[CursorBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.UtcTicks);
        last.Id.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static (DateTimeOffset At, Guid Id) Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[CursorBytes];
        if (!Base64Url.TryDecodeFromChars(cursor, bytes, out var written) || written != CursorBytes)
        {
            throw new FormatException("The cursor is not one of an earlier page.");
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]))
            : throw new FormatException("The cursor is not one of an earlier page.");
    }
}
