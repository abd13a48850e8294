using DataHub.Core.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Webhooks;

/// <summary>Keeps an event for every endpoint that is to be told; once, however often it is done.</summary>
internal static class Telling
{
    private const string Tell = """
        INSERT INTO delivering_deliveries (id, endpoint_id, event_id, event, subject, data, created_at, state, due_since, next_attempt_at)
        SELECT gen_random_uuid(), e.id, $1, $2, $3, $4, $5, 'due', $5, $5
        FROM delivering_endpoints e
        WHERE ($6::text IS NULL OR e.client_id = $6) AND ($7 = '' OR starts_with($7, e.division)) AND e.state <> 'deleted' AND $2 = ANY (e.events)
        ON CONFLICT (endpoint_id, event_id) DO NOTHING
        """;

    /// <summary>In the transaction of what it tells of.</summary>
    /// <returns>How many endpoints will be told.</returns>
    public static async Task<int> RunAsync(NpgsqlConnection connection, WebhookEvent told, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Tell, connection)
            .With(told.Id).With(told.Type).With(told.Subject).With(told.Data).With(told.At.ToUniversalTime()).With(told.ClientId!).With(told.Division);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
