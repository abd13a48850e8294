using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataHub.Mocks.Bureau.Schemes.Health;

/// <summary>SM4-CBC/PKCS7 and HMAC-SM3 (GB/T 32907, GB/T 32905). One set of engines per thread: making one costs more than using it.</summary>
internal sealed class SmCipher(string secret, string sm4KeyHex) : IDisposable
{
    private const int BlockBytes = 16;

    private readonly byte[] _key = Convert.FromHexString(sm4KeyHex);
    private readonly ThreadLocal<HMac> _mac = new(() =>
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(Encoding.UTF8.GetBytes(secret)));
        return mac;
    });
    private readonly ThreadLocal<PaddedBufferedBlockCipher> _sm4 = new(() => new PaddedBufferedBlockCipher(new CbcBlockCipher(new SM4Engine()), new Pkcs7Padding()));

    /// <summary>Lower-case hexadecimal HMAC-SM3 of a text's UTF-8 bytes.</summary>
    public string Sign(string text)
    {
        var mac = _mac.Value!;
        mac.BlockUpdate(Encoding.UTF8.GetBytes(text));
        Span<byte> sign = stackalloc byte[32];
        mac.DoFinal(sign);
        return Convert.ToHexStringLower(sign);
    }

    /// <returns>Base64 of IV (16 bytes) and ciphertext.</returns>
    public string Encrypt(ReadOnlySpan<byte> plain, byte[]? iv = null)
    {
        iv ??= RandomNumberGenerator.GetBytes(BlockBytes);
        return Convert.ToBase64String([.. iv, .. Run(true, iv, plain)]);
    }

    /// <returns>Null when it is no Base64, too short, or wrongly padded.</returns>
    public byte[]? Decrypt(string cipher)
    {
        var bytes = new byte[cipher.Length];
        if (!Convert.TryFromBase64String(cipher, bytes, out var length) || length < 2 * BlockBytes) return null;
        try
        {
            return Run(false, bytes[..BlockBytes], bytes.AsSpan(BlockBytes, length - BlockBytes));
        }
        catch (CryptoException)
        {
            return null; // Another key's ciphertext: the caller's mistake, refused as such.
        }
    }

    public void Dispose()
    {
        _mac.Dispose();
        _sm4.Dispose();
    }

    private byte[] Run(bool encrypt, byte[] iv, ReadOnlySpan<byte> input)
    {
        var sm4 = _sm4.Value!;
        sm4.Init(encrypt, new ParametersWithIV(new KeyParameter(_key), iv));
        var output = new byte[sm4.GetOutputSize(input.Length)];
        var length = sm4.ProcessBytes(input, output);
        length += sm4.DoFinal(output.AsSpan(length));
        return output.Length == length ? output : output[..length];
    }
}
