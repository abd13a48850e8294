using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DataHub.Host.Api.Access;

/// <summary>The text of an API key: <c>dh_</c> and 256 random bits. Shown once; only its hash is kept.</summary>
internal static class ApiKeySecret
{
    /// <summary>Lets key and token be told apart, and secret scanners find leaked keys.</summary>
    public const string Prefix = "dh_";

    public const int Length = 46;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256: a fast hash is enough for a secret with 256 bits of entropy.</summary>
    public static byte[] Hash(ReadOnlySpan<char> key)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Length)];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(key, bytes)]);
    }

    public static bool HasShape(ReadOnlySpan<char> key) => key.Length == Length && key.StartsWith(Prefix, StringComparison.Ordinal);
}
