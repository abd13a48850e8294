using System.Security.Cryptography;
using System.Text;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary>The short-lived secret of one caller: issued on refresh, the one before honoured for a while.</summary>
internal sealed class GatewaySecrets(MockCredentials credentials, BureauLimits limits, TimeProvider clock)
{
    private const int Remembered = 4; // so that a secret that ran out can be told from a wrong signature

    private readonly Lock _refresh = new();
    private readonly byte[] _appKey = Convert.FromBase64String(credentials.GatewayAppKey);
    private readonly byte[] _appKeyText = Encoding.UTF8.GetBytes(credentials.GatewayAppKey);
    private volatile Issued[] _issued = [];

    public bool SignsRefresh(ReadOnlySpan<byte> text, string sign) => GatewaySign.Fits(_appKeyText, text, sign);

    /// <summary>Issues a new secret; null when the last refresh is too recent.</summary>
    public (string Encrypted, DateTimeOffset EndsAt)? Refresh()
    {
        lock (_refresh)
        {
            var now = clock.GetUtcNow();
            if (_issued is [var last, ..] && now - last.At < limits.RefreshInterval) return null;
            var secret = new Issued(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(16, lowercase: true)), now, now + limits.SecretLife);
            var honoured = now + limits.OldSecretHonoured;
            _issued = [secret, .. _issued.Take(Remembered - 1).Select(s => s with { Until = s.Until < honoured ? s.Until : honoured })];
            return (Encrypt(_appKey, secret.Secret), secret.Until);
        }
    }

    /// <returns>Null when the sign is right, else <c>E-108</c> or <c>E-110</c>.</returns>
    public string? Check(ReadOnlySpan<byte> text, string sign)
    {
        var issued = _issued;
        foreach (var secret in issued)
        {
            if (GatewaySign.Fits(secret.Secret, text, sign)) return clock.GetUtcNow() < secret.Until ? null : "E-110";
        }
        return issued.Length == 0 ? "E-110" : "E-108";
    }

    /// <summary>Base64 of IV (16 bytes) and AES-256-CBC/PKCS7 ciphertext.</summary>
    internal static string Encrypt(byte[] key, ReadOnlySpan<byte> plain, byte[]? iv = null)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        iv ??= RandomNumberGenerator.GetBytes(16);
        return Convert.ToBase64String([.. iv, .. aes.EncryptCbc(plain, iv)]);
    }

    private sealed record Issued(byte[] Secret, DateTimeOffset At, DateTimeOffset Until);
}
