using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Benchmarks.Storing;

/// <summary>
/// The plain way: one transaction for each verification and a statement for each row, nothing encrypted, no lease, no idempotency key.
/// Tables of its own with the columns that cost (the payloads) and the same keys.
/// </summary>
internal static class PlainStore
{
    private static readonly byte[] Payload = new byte[900];
    private static readonly byte[] Verdict = new byte[4000];

    public static async Task CreateTablesAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            CREATE TABLE plain_verifications (division text, year smallint, id uuid, family bytea, created_at timestamptz, PRIMARY KEY (division, year, id));
            CREATE TABLE plain_revisions (division text, year smallint, verification_id uuid, number int, outcome text, verdict bytea, PRIMARY KEY (division, year, verification_id, number));
            CREATE TABLE plain_pulls (division text, year smallint, verification_id uuid, id uuid, item text, who text, state text, answered_at timestamptz, body bytea, raw bytea,
              PRIMARY KEY (division, year, verification_id, id));
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task SaveAsync(NpgsqlDataSource database, (NewVerification Opening, Advance Advance) write, CancellationToken cancellationToken)
    {
        var verification = write.Opening.Verification;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await InsertAsync(connection, "INSERT INTO plain_verifications VALUES ($1, $2, $3, $4, $5)",
            [verification.PolicyKey.Division, (short)verification.PolicyKey.Year, verification.Id, Payload, verification.CreatedAt], cancellationToken);
        foreach (var pull in write.Advance.ChangedPulls)
        {
            await InsertAsync(connection, "INSERT INTO plain_pulls VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                [
                    verification.PolicyKey.Division, (short)verification.PolicyKey.Year, verification.Id, pull.Id, pull.Question.Item.Value, pull.Question.Who, "record",
                    pull.AnsweredAt!.Value, Payload, Payload,
                ], cancellationToken);
        }

        await InsertAsync(connection, "INSERT INTO plain_revisions VALUES ($1, $2, $3, $4, $5, $6)",
            [verification.PolicyKey.Division, (short)verification.PolicyKey.Year, verification.Id, 1, "zero-proof", Verdict], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.PrepareAsync(cancellationToken);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
