using DataHub.Core.Ports;

namespace DataHub.Host.Api.Access;

/// <summary>Makes API keys; the secret leaves here once and only its hash is kept.</summary>
public sealed class ApiKeyIssuer(IClientStore clients, TimeProvider time)
{
    /// <param name="divisions">Division-code prefixes; the empty prefix is the whole province.</param>
    /// <returns>The stored key and the secret to hand over.</returns>
    public async Task<(ApiKey Key, string Secret)> IssueAsync(
        string client, IEnumerable<string> divisions, IEnumerable<string> scopes, TimeSpan life, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secret = ApiKeySecret.Create();
        var key = new ApiKey(Guid.CreateVersion7(now), client, [.. divisions.Distinct()], [.. scopes.Distinct()], now, now + life, null);
        await clients.AddAsync(key, ApiKeySecret.Hash(secret), cancellationToken);
        return (key, secret);
    }
}
