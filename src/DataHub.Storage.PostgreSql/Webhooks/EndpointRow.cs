using System.Text;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <summary>Reads and seals what <c>delivering_endpoints</c> holds.</summary>
internal static class EndpointRow
{
    /// <summary>In the order that <see cref="Read"/> takes them, of the table as <c>e</c>.</summary>
    public const string Columns = "e.id, e.client_id, e.division, e.url, e.events, e.state, e.state_reason, e.state_since, e.created_at, e.failures, e.failing_since";

    public const int Count = 11;

    public static WebhookEndpoint Read(NpgsqlDataReader reader, int at = 0) => new()
    {
        Id = reader.GetGuid(at),
        ClientId = reader.GetString(at + 1),
        Division = reader.GetString(at + 2),
        Url = reader.GetString(at + 3),
        Events = reader.GetFieldValue<string[]>(at + 4),
        State = EnumNames<EndpointState>.Parse(reader.GetString(at + 5)),
        StateReason = reader.Text(at + 6) is { } reason ? EnumNames<PauseReason>.Parse(reason) : null,
        StateSince = reader.GetFieldValue<DateTimeOffset>(at + 7),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(at + 8),
        Failures = reader.GetInt32(at + 9),
        FailingSince = reader.Nullable<DateTimeOffset>(at + 10),
    };

    /// <summary>A rotation moves the ciphertext from one column to the other: it is bound to the row alone.</summary>
    public static byte[] Seal(IFieldProtector protector, Guid endpoint, string secret) => protector.Protect(Encoding.UTF8.GetBytes(secret), Place(endpoint));

    public static string Open(IFieldProtector protector, Guid endpoint, byte[] secret) => Encoding.UTF8.GetString(protector.Unprotect(secret, Place(endpoint)));

    /// <summary>For <c>LIKE ANY</c>: divisions that begin with one of the prefixes.</summary>
    public static string[] Patterns(DivisionScope scope) => [.. scope.Prefixes.Select(prefix => prefix + "%")];

    private static string Place(Guid endpoint) => $"delivering_endpoints.secret_sealed/{endpoint}";
}
