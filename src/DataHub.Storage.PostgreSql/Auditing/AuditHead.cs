using System.Security.Cryptography;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <summary>Where the chain ends, as the database says it.</summary>
/// <param name="GuardedFrom">Entry that brought it; 1 unless the database is older than it, or it was lost.</param>
internal sealed record AuditHead(long Number, long GuardedFrom, byte[] Hash, byte[] Mac)
{
    private const string Store = """
        INSERT INTO audit_head AS h (number, guarded_from, hash, mac) VALUES ($1, $2, $3, $4)
        ON CONFLICT (one) DO UPDATE SET number = excluded.number, guarded_from = excluded.guarded_from, hash = excluded.hash, mac = excluded.mac
        """;

    public static AuditHead Of(long number, long guardedFrom, byte[] hash, AuditChain chain) => new(number, guardedFrom, hash, chain.HeadMac(number, guardedFrom, hash));

    /// <returns>Null when there is none.</returns>
    public static async Task<AuditHead?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, guarded_from, hash, mac FROM audit_head", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AuditHead(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3))
            : null;
    }

    /// <summary>Nobody without the key wrote it. That an older one was put back it cannot tell.</summary>
    public bool IsGenuine(AuditChain chain) => CryptographicOperations.FixedTimeEquals(Mac, chain.HeadMac(Number, GuardedFrom, Hash));

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Store, connection).With(Number).With(GuardedFrom).With(Hash).With(Mac);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
