using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataHub.Adapters.Sdk.Signing;

/// <summary>Base64(IV (16) + SM4-CBC/PKCS7), GB/T 32907.</summary>
public static class Sm4Cipher
{
    private const int BlockSize = 16;

    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 random bytes.</param>
    public static string Encrypt(byte[] key, ReadOnlySpan<byte> iv, byte[] plain)
    {
        var cipher = Cipher(forEncryption: true, key, iv);
        var output = new byte[BlockSize + cipher.GetOutputSize(plain.Length)];
        iv.CopyTo(output);
        var length = BlockSize + cipher.DoFinal(plain, 0, plain.Length, output, BlockSize);
        return Convert.ToBase64String(output, 0, length);
    }

    /// <summary>Check the envelope's sign first: an unsigned cipher text must never reach the padding check.</summary>
    /// <returns>Null when the text is not what the key encrypted.</returns>
    public static byte[]? Decrypt(byte[] key, string encrypted)
    {
        try
        {
            var bytes = Convert.FromBase64String(encrypted);
            if (bytes.Length < 2 * BlockSize)
            {
                return null;
            }

            var cipher = Cipher(forEncryption: false, key, bytes.AsSpan(0, BlockSize));
            var output = new byte[cipher.GetOutputSize(bytes.Length - BlockSize)];
            var length = cipher.DoFinal(bytes, BlockSize, bytes.Length - BlockSize, output, 0);
            return output[..length];
        }
        catch (Exception failure) when (failure is FormatException or CryptoException)
        {
            return null;
        }
    }

    private static PaddedBufferedBlockCipher Cipher(bool forEncryption, byte[] key, ReadOnlySpan<byte> iv)
    {
        var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(new SM4Engine()), new Pkcs7Padding());
        cipher.Init(forEncryption, new ParametersWithIV(new KeyParameter(key), iv));
        return cipher;
    }
}
