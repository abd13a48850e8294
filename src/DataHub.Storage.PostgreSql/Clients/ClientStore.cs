using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Clients;

/// <inheritdoc cref="IClientStore"/>
internal sealed class ClientStore(NpgsqlDataSource database) : IClientStore
{
    private const string Columns = "SELECT key_id, client_id, divisions, scopes, created_at, expires_at, revoked_at FROM intake_api_keys";

    public async Task<ApiKey?> FindByHashAsync(byte[] keyHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + " WHERE key_hash = $1").With(keyHash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public async Task AddAsync(ApiKey key, byte[] keyHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO intake_api_keys (key_id, client_id, key_hash, divisions, scopes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .With(key.KeyId).With(key.ClientId).With(keyHash).With(key.Divisions.ToArray()).With(key.Scopes.ToArray())
            .With(key.CreatedAt.ToUniversalTime()).With(key.ExpiresAt.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + " ORDER BY client_id, created_at");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<ApiKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(Read(reader));
        }

        return keys;
    }

    public async Task<bool> RevokeAsync(Guid keyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE intake_api_keys SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL AND expires_at > $2")
            .With(keyId).With(now.ToUniversalTime());
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static ApiKey Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetFieldValue<string[]>(2),
        reader.GetFieldValue<string[]>(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.GetFieldValue<DateTimeOffset>(5),
        reader.Nullable<DateTimeOffset>(6));
}
