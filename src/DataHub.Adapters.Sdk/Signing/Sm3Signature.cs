using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataHub.Adapters.Sdk.Signing;

/// <summary>Lower-case hex HMAC-SM3 (GB/T 32905) of an envelope.</summary>
public static class Sm3Signature
{
    private const int MacSize = 32;

    /// <param name="secret">UTF-8 bytes of the signing secret.</param>
    /// <param name="parts">appId, timestamp, nonce, cipher.</param>
    public static string Sign(byte[] secret, params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(Mac(secret, parts));

    /// <summary>In constant time; false for anything that is not the hex of the right sign.</summary>
    public static bool Verify(string sign, byte[] secret, params ReadOnlySpan<string> parts)
    {
        Span<byte> given = stackalloc byte[MacSize];
        return sign.Length == 2 * MacSize
            && Convert.FromHexString(sign, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Mac(secret, parts));
    }

    private static byte[] Mac(byte[] secret, ReadOnlySpan<string> parts)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(secret));
        foreach (var part in parts)
        {
            mac.BlockUpdate(Encoding.UTF8.GetBytes(part));
        }

        var result = new byte[MacSize];
        mac.DoFinal(result, 0);
        return result;
    }
}
