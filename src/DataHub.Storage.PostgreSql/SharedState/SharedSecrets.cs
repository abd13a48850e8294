using System.Text;
using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.SharedState;

/// <inheritdoc cref="ISharedSecrets"/>
internal sealed class SharedSecrets(NpgsqlDataSource database, IFieldProtector protector) : ISharedSecrets
{
    // Version 0 is a row that only holds a turn. A turn is free when nobody has it, it ran out, or it is one's own.
    private const string Begin = """
        INSERT INTO pulling_secrets AS s (name, version, turn_owner, turn_until) SELECT $1, 0, $3, $4 WHERE $2 = 0
        ON CONFLICT (name) DO UPDATE SET turn_owner = $3, turn_until = $4 WHERE s.version = $2 AND (s.turn_until IS NULL OR s.turn_until <= $5 OR s.turn_owner = $3)
        """;

    private const string Resume = """
        UPDATE pulling_secrets s SET turn_owner = $3, turn_until = $4
        WHERE s.name = $1 AND s.version = $2 AND (s.turn_until IS NULL OR s.turn_until <= $5 OR s.turn_owner = $3)
        """;

    private const string Complete = """
        INSERT INTO pulling_secrets AS s (name, version, value_sealed, obtained_at, expires_at) VALUES ($1, 1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET version = s.version + 1, value_sealed = $2, obtained_at = $3, expires_at = $4,
          turn_owner = NULLIF(s.turn_owner, $5), turn_until = CASE WHEN s.turn_owner = $5 THEN NULL ELSE s.turn_until END
        RETURNING version
        """;

    public async Task<SharedSecret?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT value_sealed, version, obtained_at, expires_at FROM pulling_secrets WHERE name = $1 AND version > 0").With(name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SharedSecret(
                Encoding.UTF8.GetString(protector.Unprotect(reader.GetFieldValue<byte[]>(0), Place(name))),
                reader.GetInt64(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    public async Task<bool> TryBeginRefreshAsync(string name, long seenVersion, string node, DateTimeOffset now, TimeSpan turnFor, CancellationToken cancellationToken)
    {
        var utc = now.ToUniversalTime();
        await using var command = database.CreateCommand(seenVersion == 0 ? Begin : Resume).With(name).With(seenVersion).With(node).With(utc + turnFor).With(utc);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<SharedSecret> CompleteRefreshAsync(string name, string node, string value, DateTimeOffset obtainedAt, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Complete)
            .With(name).With(protector.Protect(Encoding.UTF8.GetBytes(value), Place(name))).With(obtainedAt.ToUniversalTime()).With(expiresAt.ToUniversalTime()).With(node);
        var version = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new SharedSecret(value, version, obtainedAt, expiresAt);
    }

    private static string Place(string name) => $"pulling_secrets.value_sealed/{name}";
}
