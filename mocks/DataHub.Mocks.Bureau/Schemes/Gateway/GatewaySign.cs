using System.Security.Cryptography;
using System.Text;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary>Base64(HMAC-SHA256(key, sid + rid + rtime)).</summary>
internal static class GatewaySign
{
    /// <summary>Longest text to sign; real ones have some 50 bytes.</summary>
    public const int MaxText = 256;

    public static bool Fits(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, string sign)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, expected);
        return Convert.TryFromBase64String(sign, given, out var length) && length == given.Length && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    /// <summary>Writes sid + rid + rtime as UTF-8; 0 when it is longer than any real one.</summary>
    public static int Text(string sid, string rid, string rtime, Span<byte> into)
    {
        if (!Encoding.UTF8.TryGetBytes(sid, into, out var a)) return 0;
        if (!Encoding.UTF8.TryGetBytes(rid, into[a..], out var b)) return 0;
        return Encoding.UTF8.TryGetBytes(rtime, into[(a + b)..], out var c) ? a + b + c : 0;
    }
}
