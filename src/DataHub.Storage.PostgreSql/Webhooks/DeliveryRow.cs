using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Json;
using DataHub.Core.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <summary>Reads what <c>delivering_deliveries</c> holds.</summary>
internal static class DeliveryRow
{
    /// <summary>In the order that <see cref="Read"/> takes them, of the table as <c>d</c>.</summary>
    public const string Columns =
        "d.id, d.event_id, d.event, d.subject, d.data, d.created_at, d.state, d.due_since, d.next_attempt_at, d.attempts, d.tries, d.last_status, d.last_error, d.settled_at";

    public const int Count = 14;

    public static WebhookDelivery Read(NpgsqlDataReader reader, WebhookEndpoint endpoint, int at = 0) => new()
    {
        Endpoint = endpoint,
        Id = reader.GetGuid(at),
        EventId = reader.GetString(at + 1),
        Event = reader.GetString(at + 2),
        Subject = reader.GetString(at + 3),
        Data = reader.GetString(at + 4),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(at + 5),
        State = EnumNames<DeliveryState>.Parse(reader.GetString(at + 6)),
        DueSince = reader.GetFieldValue<DateTimeOffset>(at + 7),
        NextAttemptAt = reader.GetFieldValue<DateTimeOffset>(at + 8),
        Attempts = reader.GetInt32(at + 9),
        Tries = reader.GetInt32(at + 10),
        LastStatus = reader.Nullable<int>(at + 11),
        LastError = reader.Text(at + 12),
        SettledAt = reader.Nullable<DateTimeOffset>(at + 13),
    };

    /// <summary>As a list of one, to be appended.</summary>
    public static string Log(DeliveryAttempt attempt) => JsonSerializer.Serialize<IReadOnlyList<DeliveryAttempt>>([attempt], DeliveryJson.Default.IReadOnlyListDeliveryAttempt);

    public static IReadOnlyList<DeliveryAttempt> Attempts(string log) => JsonSerializer.Deserialize(log, DeliveryJson.Default.IReadOnlyListDeliveryAttempt)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<DeliveryAttempt>))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
