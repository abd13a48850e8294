namespace DataHub.Core.Ports;

/// <summary>API keys of the county platforms: hashed, scoped, bound to divisions, expiring.</summary>
public interface IClientStore
{
    /// <param name="keyHash">SHA-256 of the key.</param>
    Task<ApiKey?> FindByHashAsync(byte[] keyHash, CancellationToken cancellationToken);

    /// <summary>Adds a key to a client, which is made when it is new. Several keys of one client may overlap.</summary>
    Task AddAsync(ApiKey key, byte[] keyHash, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Whether there was such a key that had not ended before.</returns>
    Task<bool> RevokeAsync(Guid keyId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="ClientId">Name of the client, unique.</param>
/// <param name="Divisions">Division-code prefixes; the empty prefix is the whole province.</param>
public sealed record ApiKey(
    Guid KeyId, string ClientId, IReadOnlyList<string> Divisions, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);
