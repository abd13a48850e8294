using System.Globalization;
using System.Security.Cryptography;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.Health;

/// <summary><c>{ appId, timestamp, nonce, cipher, sign }</c> both ways (handbook section 6).</summary>
internal sealed class HealthEnvelope(BureauServices bureau)
{
    private static readonly string[] Names = ["appId", "timestamp", "nonce", "cipher", "sign"];
    private readonly SmCipher _cipher = new(bureau.Credentials.HealthSecret, bureau.Credentials.HealthSm4KeyHex);
    private readonly NonceBook _nonces = new(bureau.Limits.ClockSkew, bureau.Clock);

    /// <summary>Opens a request.</summary>
    /// <param name="plain">The inner JSON, when it could be opened.</param>
    /// <returns>Null, or what is wrong: <c>param</c>, <c>app</c>, <c>timestamp</c>, <c>sign</c>, <c>nonce</c>.</returns>
    public string? Open(ReadOnlyMemory<byte> request, out byte[] plain)
    {
        plain = [];
        using var body = Fields.TryParse(request);
        Span<string?> v = [null, null, null, null, null];
        if (body is null || !Fields.TryRead(body.RootElement, Names, v) || v.Contains(null)) return "param";
        string appId = v[0]!, timestamp = v[1]!, nonce = v[2]!, cipher = v[3]!;
        if (appId != bureau.Credentials.HealthAppId) return "app";
        if (!IsNow(timestamp)) return "timestamp";
        if (v[4] != _cipher.Sign(appId + timestamp + nonce + cipher)) return "sign";
        if (nonce.Length is < 8 or > 64 || (bureau.RefuseReplays && !_nonces.Use(nonce))) return "nonce";
        if (_cipher.Decrypt(cipher) is not { } opened) return "param";
        plain = opened;
        return null;
    }

    /// <summary>Closes an answer, with a nonce and a timestamp of its own.</summary>
    public BureauResponse Close(ReadOnlySpan<byte> plain, bool wrongSign)
    {
        var appId = bureau.Credentials.HealthAppId;
        var timestamp = bureau.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var cipher = _cipher.Encrypt(plain);
        var sign = _cipher.Sign((wrongSign ? "another " : "") + appId + timestamp + nonce + cipher);
        return BureauResponse.Json(JsonBuffer.Write((appId, timestamp, nonce, cipher, sign), static (w, e) =>
        {
            w.WriteStartObject();
            w.WriteString("appId"u8, e.appId);
            w.WriteString("timestamp"u8, e.timestamp);
            w.WriteString("nonce"u8, e.nonce);
            w.WriteString("cipher"u8, e.cipher);
            w.WriteString("sign"u8, e.sign);
            w.WriteEndObject();
        }));
    }

    private bool IsNow(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        && Math.Abs(bureau.Clock.GetUtcNow().ToUnixTimeMilliseconds() - sent) <= bureau.Limits.ClockSkew.TotalMilliseconds;
}
