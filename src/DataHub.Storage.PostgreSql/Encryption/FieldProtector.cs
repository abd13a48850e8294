using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DataHub.Core.Ports;

namespace DataHub.Storage.PostgreSql.Encryption;

/// <summary>
/// AES-256-GCM. Layout: version (1 byte), key id (4, little-endian), nonce (12), ciphertext, tag (16). The place is associated data. Random nonces
/// keep one key safe for 2³² values; a season of a province is a fiftieth of that.
/// </summary>
public sealed class FieldProtector : IFieldProtector, IDisposable
{
    private const byte Version = 1;
    private const int NonceAt = 5, NonceBytes = 12, TagBytes = 16, HeaderBytes = NonceAt + NonceBytes;
    private const int LongestOnStack = 256;

    [ThreadStatic]
    private static NonceStock? _nonces;

    private readonly Dictionary<int, ThreadLocal<AesGcm>> _ciphers;
    private readonly int _activeId;
    private readonly byte[] _lookupKey;

    public FieldProtector(KeyRing ring)
    {
        // An AesGcm is not safe for several threads and dear to make: one for each thread and key.
        _ciphers = ring.Keys.ToDictionary(key => key.Id, key => new ThreadLocal<AesGcm>(() => new AesGcm(key.Key, TagBytes), trackAllValues: true));
        _activeId = ring.Keys.Single(key => key.State == KeyState.Active).Id;
        _lookupKey = ring.LookupKey;
    }

    public byte[] Protect(ReadOnlySpan<byte> plain, string place)
    {
        var result = GC.AllocateUninitializedArray<byte>(HeaderBytes + plain.Length + TagBytes);
        result[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(1), _activeId);
        var nonce = result.AsSpan(NonceAt, NonceBytes);
        (_nonces ??= new NonceStock()).Take(nonce);
        Span<byte> buffer = stackalloc byte[LongestOnStack];
        _ciphers[_activeId].Value!.Encrypt(nonce, plain, result.AsSpan(HeaderBytes, plain.Length), result.AsSpan(HeaderBytes + plain.Length), Utf8(place, buffer));
        return result;
    }

    public byte[] Unprotect(ReadOnlySpan<byte> protectedValue, string place)
    {
        if (protectedValue.Length < HeaderBytes + TagBytes || protectedValue[0] != Version)
        {
            throw new CryptographicException("The value was not closed by this program.");
        }

        var id = BinaryPrimitives.ReadInt32LittleEndian(protectedValue[1..]);
        if (!_ciphers.TryGetValue(id, out var cipher))
        {
            throw new MissingKeyException(id);
        }

        var plain = GC.AllocateUninitializedArray<byte>(protectedValue.Length - HeaderBytes - TagBytes);
        Span<byte> buffer = stackalloc byte[LongestOnStack];
        cipher.Value!.Decrypt(protectedValue.Slice(NonceAt, NonceBytes), protectedValue[HeaderBytes..^TagBytes], protectedValue[^TagBytes..], plain, Utf8(place, buffer));
        return plain;
    }

    public byte[] LookupHash(string kind, string value)
    {
        // The kind's length in front keeps ("ab", "c") and ("a", "bc") apart.
        Span<byte> buffer = stackalloc byte[LongestOnStack];
        return HMACSHA256.HashData(_lookupKey, Utf8($"{kind.Length}:{kind}{value}", buffer));
    }

    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values)
        {
            foreach (var instance in cipher.Values)
            {
                instance.Dispose();
            }

            cipher.Dispose();
        }

        // Disposed by its storage and by whoever was handed it: the second time finds nothing.
        _ciphers.Clear();
    }

    /// <summary>Random bytes drawn ahead, each used once: a call of the system's generator for every nonce would cost as much as the encryption.</summary>
    private sealed class NonceStock
    {
        private readonly byte[] _bytes = new byte[NonceBytes * 128];
        private int _used = NonceBytes * 128;

        public void Take(Span<byte> nonce)
        {
            if (_used == _bytes.Length)
            {
                RandomNumberGenerator.Fill(_bytes);
                _used = 0;
            }

            _bytes.AsSpan(_used, NonceBytes).CopyTo(nonce);
            _used += NonceBytes;
        }
    }

    private static ReadOnlySpan<byte> Utf8(string text, Span<byte> buffer) =>
        Encoding.UTF8.TryGetBytes(text, buffer, out var written) ? buffer[..written] : Encoding.UTF8.GetBytes(text);
}

/// <summary>A value was closed under a key that is not in the key ring.</summary>
internal sealed class MissingKeyException(int id) : CryptographicException($"The key {id} is not in the key ring.");
