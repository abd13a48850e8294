using System.IO.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace DataHub.Host.Api.Issuers;

/// <summary>
/// The public keys of one issuer. Read at first use and every hour; an unknown key id has them read again, at most every
/// 30 seconds, so that a rotation is followed at once and a made-up id costs the issuer nothing.
/// </summary>
internal sealed partial class IssuerKeys(IssuerOptions issuer, IFileSystem files, HttpClient http, TimeProvider time, ILogger<IssuerKeys> logger) : IDisposable
{
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);
    private static readonly TimeSpan RereadAtMost = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile KeySet _keys = new([], DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    public IssuerOptions Issuer => issuer;

    /// <summary>Keys known now, for a resolver that cannot wait.</summary>
    public IReadOnlyList<SecurityKey> Known => _keys.Keys;

    /// <summary>The keys that may have signed a token with this key id (all, if it names none); empty when the issuer has no such key.</summary>
    /// <exception cref="IssuerUnavailableException">The keys were never read yet and cannot be read now.</exception>
    public async ValueTask<IReadOnlyList<SecurityKey>> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        var keys = _keys;
        var matching = keys.Matching(keyId);
        var now = time.GetUtcNow();
        if (now - keys.TriedAt >= RereadAtMost && (matching.Count == 0 || now - keys.ReadAt >= Stale))
        {
            await ReadAgainAsync(keys, cancellationToken);
            matching = _keys.Matching(keyId);
        }

        return _keys.ReadAt > DateTimeOffset.MinValue ? matching : throw new IssuerUnavailableException(issuer.Issuer);
    }

    public void Dispose() => _turn.Dispose();

    private async Task ReadAgainAsync(KeySet seen, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!ReferenceEquals(_keys, seen))
            {
                return; // another request read them meanwhile
            }

            var now = time.GetUtcNow();
            try
            {
                var json = issuer.JwksFile is { Length: > 0 } file
                    ? await files.File.ReadAllTextAsync(file, cancellationToken)
                    : await http.GetStringAsync(issuer.JwksUri, cancellationToken);
                _keys = new KeySet([.. new JsonWebKeySet(json).GetSigningKeys()], now, now);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or UnauthorizedAccessException or ArgumentException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The keys known so far stay good; without any the caller is told.
                Log.Unreadable(logger, issuer.Issuer, exception.GetType().Name);
                _keys = seen with { TriedAt = now };
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record KeySet(IReadOnlyList<SecurityKey> Keys, DateTimeOffset ReadAt, DateTimeOffset TriedAt)
    {
        public IReadOnlyList<SecurityKey> Matching(string? keyId)
        {
            if (string.IsNullOrEmpty(keyId))
            {
                return Keys;
            }

            foreach (var key in Keys)
            {
                if (string.Equals(key.KeyId, keyId, StringComparison.Ordinal))
                {
                    return [key];
                }
            }

            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "The JWKS of {Issuer} cannot be read ({Exception}); keys known so far stay in use")]
        public static partial void Unreadable(ILogger logger, string issuer, string exception);
    }
}

/// <summary>No key of the issuer is known, so nothing that it signed can be checked.</summary>
internal sealed class IssuerUnavailableException(string issuer) : Exception($"the key set of {issuer} cannot be read");
