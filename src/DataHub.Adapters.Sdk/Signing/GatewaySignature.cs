using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DataHub.Adapters.Sdk.Signing;

/// <summary>Scheme <c>gateway</c>: Base64(HMAC-SHA256(key, sid + rid + rtime)), and the decryption of a refreshed secret.</summary>
public static class GatewaySignature
{
    /// <param name="key">UTF-8 bytes of the secret, or of the appKey's Base64 text for a refresh.</param>
    /// <param name="rtime">Unix milliseconds as text.</param>
    public static string Sign(ReadOnlySpan<byte> key, string sid, string rid, string rtime)
    {
        var length = Encoding.UTF8.GetMaxByteCount(sid.Length + rid.Length + rtime.Length);
        var rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        var buffer = rented ?? stackalloc byte[512];
        var filled = Encoding.UTF8.GetBytes(sid, buffer);
        filled += Encoding.UTF8.GetBytes(rid, buffer[filled..]);
        filled += Encoding.UTF8.GetBytes(rtime, buffer[filled..]);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, buffer[..filled], mac);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return Convert.ToBase64String(mac);
    }

    /// <param name="encrypted">Base64 of IV (16 bytes) and AES-256-CBC/PKCS7 ciphertext.</param>
    /// <param name="appKey">Base64 of the caller's 32-byte key.</param>
    /// <returns>Null when the text is not what the key encrypted.</returns>
    public static string? DecryptSecret(string encrypted, string appKey)
    {
        try
        {
            var bytes = Convert.FromBase64String(encrypted);
            if (bytes.Length < 32)
            {
                return null;
            }

            using var aes = Aes.Create();
            aes.Key = Convert.FromBase64String(appKey);
            return Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
