using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Signing;

/// <summary>Scheme <c>SM3/SM4 envelope</c>: request and response alike.</summary>
public sealed record SmEnvelope
{
    [JsonPropertyName("appId")] public required string AppId { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [JsonPropertyName("timestamp")] public required string Timestamp { get; init; }

    /// <summary>Used once.</summary>
    [JsonPropertyName("nonce")] public required string Nonce { get; init; }
    [JsonPropertyName("cipher")] public required string Cipher { get; init; }
    [JsonPropertyName("sign")] public required string Sign { get; init; }

    /// <summary>Encrypts under a random IV and signs with a random nonce.</summary>
    public static SmEnvelope Seal(SmKeys keys, byte[] plain, DateTimeOffset now)
    {
        Span<byte> iv = stackalloc byte[16];
        RandomNumberGenerator.Fill(iv);
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var cipher = Sm4Cipher.Encrypt(keys.Sm4Key, iv, plain);
        return new SmEnvelope
        {
            AppId = keys.AppId,
            Timestamp = timestamp,
            Nonce = nonce,
            Cipher = cipher,
            Sign = Sm3Signature.Sign(keys.Secret, keys.AppId, timestamp, nonce, cipher),
        };
    }

    /// <summary>Checks the sign, then decrypts.</summary>
    /// <returns>The plain bytes; or an integrity failure where the sign is bad, a drift where the cipher text is none.</returns>
    /// <param name="now">With <paramref name="skew"/>: an older or younger envelope is not the source's answer to this call. Null: of any age.</param>
    /// <param name="skew">Allowed difference of the two clocks.</param>
    public static (byte[]? Plain, PullFailure? Failure) Open(SmKeys keys, ReadOnlyMemory<byte> body, DateTimeOffset? now = null, TimeSpan skew = default)
    {
        SmEnvelope envelope;
        try
        {
            envelope = WireJson.Read(body, SmWire.Default.SmEnvelope, "");
        }
        catch (DriftException drift)
        {
            return (null, drift.ToFailure());
        }

        if (!Sm3Signature.Verify(envelope.Sign, keys.Secret, envelope.AppId, envelope.Timestamp, envelope.Nonce, envelope.Cipher))
        {
            return (null, new PullFailure(ErrorClass.Integrity, "bad-sign", "the sign of the answer is not the source's; compare Secret with the department, else the answer was tampered with", Field: "sign"));
        }

        if (envelope.AppId != keys.AppId)
        {
            return (null, new PullFailure(ErrorClass.Integrity, "wrong-app", "the answer is signed for another caller; compare AppId with the department", Field: "appId"));
        }

        if (now is { } moment && Late(envelope.Timestamp, moment, skew) is { } late)
        {
            return (null, late);
        }

        return Sm4Cipher.Decrypt(keys.Sm4Key, envelope.Cipher) is { } plain
            ? (plain, null)
            : (null, new PullFailure(ErrorClass.Drift, "undecryptable", "the signed cipher text cannot be decrypted; compare Sm4Key with the department", Field: "cipher"));
    }

    /// <summary>A signed answer of another time is one that was recorded and played again.</summary>
    private static PullFailure? Late(string timestamp, DateTimeOffset now, TimeSpan skew)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return new PullFailure(ErrorClass.Drift, "wrong-type", $"the timestamp is not in Unix milliseconds; {FailureAdvice.AskDepartment}", Field: "timestamp");
        }

        var apart = Math.Abs((decimal)now.ToUnixTimeMilliseconds() - milliseconds);
        return apart <= (decimal)skew.TotalMilliseconds
            ? null
            : new PullFailure(ErrorClass.Integrity, "stale-answer", "the answer was signed at another time; check this machine's clock, else an old answer was played again", Field: "timestamp");
    }

    public override string ToString() => nameof(SmEnvelope);
}

/// <param name="Secret">UTF-8 bytes of the signing secret.</param>
/// <param name="Sm4Key">16 bytes.</param>
public sealed record SmKeys(string AppId, byte[] Secret, byte[] Sm4Key)
{
    /// <param name="sm4KeyHex">32 hex digits.</param>
    public static SmKeys Of(string appId, string secret, string sm4KeyHex) => new(appId, Encoding.UTF8.GetBytes(secret), Convert.FromHexString(sm4KeyHex));

    public override string ToString() => $"SmKeys({AppId})";
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SmEnvelope))]
internal sealed partial class SmWire : JsonSerializerContext;
