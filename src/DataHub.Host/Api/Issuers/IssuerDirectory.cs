using System.Collections.Frozen;
using System.IO.Abstractions;

namespace DataHub.Host.Api.Issuers;

/// <summary>The keys of each configured issuer, by the token's <c>iss</c>.</summary>
internal sealed class IssuerDirectory(IEnumerable<IssuerOptions> issuers, IFileSystem files, HttpClient http, TimeProvider time, ILogger<IssuerKeys> logger) : IDisposable
{
    /// <summary>Name of the HTTP client that reads key sets.</summary>
    public const string HttpClientName = "issuer-keys";

    private readonly FrozenDictionary<string, IssuerKeys> _byName =
        issuers.ToFrozenDictionary(i => i.Issuer, i => new IssuerKeys(i, files, http, time, logger), StringComparer.Ordinal);

    public bool Any => _byName.Count > 0;

    public IssuerKeys? Find(string? issuer) => issuer is null ? null : _byName.GetValueOrDefault(issuer);

    public void Dispose()
    {
        foreach (var keys in _byName.Values)
        {
            keys.Dispose();
        }
    }
}
