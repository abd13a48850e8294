using System.Collections.Frozen;
using DataHub.Core.Ports;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Access;

/// <summary>Keys as the database has them, remembered for seconds, unknown ones too.</summary>
internal sealed class ApiKeyCache(IClientStore clients, TimeProvider time, IOptions<AccessOptions> options) : IDisposable
{
    // Bounded: whoever tries keys must not fill the memory.
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<KnownKey> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = ApiKeySecret.Hash(key);
        var cacheKey = new HashKey(hash);
        if (_known.TryGetValue(cacheKey, out KnownKey? known) && time.GetUtcNow() - known!.ReadAt < options.Value.KeyCache)
        {
            return known;
        }

        var stored = await clients.FindByHashAsync(hash, cancellationToken);
        known = new KnownKey(stored, stored is null ? null : PrincipalOf(stored), time.GetUtcNow());
        if (options.Value.KeyCache > TimeSpan.Zero)
        {
            _known.Set(cacheKey, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.KeyCache });
        }

        return known;
    }

    public void Dispose() => _known.Dispose();

    private static CallerPrincipal PrincipalOf(ApiKey key) =>
        new(new Caller(key.ClientId, new DivisionScope(key.Divisions), key.Scopes.ToFrozenSet(StringComparer.Ordinal)), ApiKeyHandler.Scheme);

    /// <summary>The first 16 bytes of the hash: more than enough to tell keys apart, and no allocation to compare.</summary>
    private readonly record struct HashKey(UInt128 Value)
    {
        public HashKey(byte[] hash) : this(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash)) { }
    }
}

/// <param name="Key">Null when there is no such key.</param>
internal sealed record KnownKey(ApiKey? Key, CallerPrincipal? Principal, DateTimeOffset ReadAt);
