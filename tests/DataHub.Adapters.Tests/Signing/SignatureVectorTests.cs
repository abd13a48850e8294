using System.Text;
using System.Text.Json;
using DataHub.Adapters.Sdk.Signing;

namespace DataHub.Adapters.Tests.Signing;

/// <summary>Against worked examples that another library computed.</summary>
public sealed class SignatureVectorTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Signing", "vectors.json"))).RootElement;

    private static readonly SmKeys Keys = SmKeys.Of(Of("health", "appId"), Of("health", "secret"), Of("health", "sm4KeyHex"));

    [Fact]
    public void Gateway_call() =>
        GatewaySignature.Sign(Utf8(Of("gateway", "secret")), Of("gateway", "sid"), Of("gateway", "rid"), Of("gateway", "rtime")).ShouldBe(Of("gateway", "sign"));

    [Fact]
    public void Gateway_refresh() =>
        GatewaySignature.Sign(Utf8(Of("refresh", "appKeyBase64")), Of("gateway", "sid"), Of("refresh", "rid"), Of("gateway", "rtime")).ShouldBe(Of("refresh", "sign"));

    [Fact]
    public void Gateway_secret_is_decrypted() =>
        GatewaySignature.DecryptSecret(Of("refresh", "secretEncrypted"), Of("refresh", "appKeyBase64")).ShouldBe(Of("refresh", "secretPlain"));

    [Theory]
    [InlineData("")]
    [InlineData("not Base64!")]
    [InlineData("Dw4NDAsKCQgHBgUEAwIBAA==")]
    [InlineData("Dw4NDAsKCQgHBgUEAwIBAD23Npu84/aAPUa2sow1k5rjRQxeJvEf66WpdlML3Fbu")]
    public void Gateway_secret_that_is_none_is_refused(string encrypted) =>
        GatewaySignature.DecryptSecret(encrypted, Of("refresh", "appKeyBase64")).ShouldBeNull();

    [Fact]
    public void A_long_caller_id_signs_like_a_short_one()
    {
        var sid = new string('s', 2000);
        var expected = System.Security.Cryptography.HMACSHA256.HashData("key"u8, Utf8(sid + "rid" + "1"));

        GatewaySignature.Sign("key"u8, sid, "rid", "1").ShouldBe(Convert.ToBase64String(expected));
    }

    [Fact]
    public void Housing_parameters()
    {
        var given = Vectors.GetProperty("housing").GetProperty("params").EnumerateObject()
            .Where(p => p.Name is not ("appKey" or "timestamp")).Select(p => new KeyValuePair<string, string?>(p.Name, p.Value.GetString()));

        var signed = Md5Signature.Signed(
            [.. given, new("empty", ""), new("none", null)], Of("housing", "appKey"), Of("housing", "appSecret"), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

        signed["sign"].ShouldBe(Of("housing", "sign"));
        signed.Keys.ShouldBe(["appKey", "cardNo", "name", "sign", "timestamp"]);
        signed["timestamp"].ShouldBe("20260601080000");
    }

    [Fact]
    public void Health_sign() => Sm3Signature.Sign(Keys.Secret, Keys.AppId, Of("health", "timestamp"), Of("health", "nonce"), Of("health", "cipher")).ShouldBe(Of("health", "sign"));

    [Fact]
    public void Health_cipher()
    {
        Sm4Cipher.Encrypt(Keys.Sm4Key, Convert.FromHexString(Of("health", "ivHex")), Utf8(Of("health", "plain"))).ShouldBe(Of("health", "cipher"));
        Sm4Cipher.Decrypt(Keys.Sm4Key, Of("health", "cipher")).ShouldBe(Utf8(Of("health", "plain")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAEC")]
    [InlineData("not Base64!")]
    [InlineData("AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8=")]
    [InlineData("AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg==")]
    public void A_cipher_text_that_is_none_is_refused(string encrypted) => Sm4Cipher.Decrypt(Keys.Sm4Key, encrypted).ShouldBeNull();

    [Fact]
    public void An_envelope_opens_only_as_it_was_sealed()
    {
        var sealedOnce = SmEnvelope.Seal(Keys, "{\"code\":200}"u8.ToArray(), DateTimeOffset.UnixEpoch);

        Encoding.UTF8.GetString(SmEnvelope.Open(Keys, Bytes(sealedOnce)).Plain!).ShouldBe("{\"code\":200}");
        SmEnvelope.Open(Keys, Bytes(sealedOnce with { Nonce = "0" })).Failure!.Code.ShouldBe("bad-sign");
        SmEnvelope.Open(Keys, Bytes(sealedOnce with { Sign = sealedOnce.Sign.ToUpperInvariant() + "00" })).Failure!.Code.ShouldBe("bad-sign");
        var signedNonsense = sealedOnce with { Cipher = "AAEC", Sign = Sm3Signature.Sign(Keys.Secret, Keys.AppId, sealedOnce.Timestamp, sealedOnce.Nonce, "AAEC") };
        SmEnvelope.Open(Keys, Bytes(signedNonsense)).Failure!.Code.ShouldBe("undecryptable");
        SmEnvelope.Seal(Keys, [], DateTimeOffset.UnixEpoch).Nonce.ShouldNotBe(sealedOnce.Nonce);
    }

    private static string Of(string section, string name) => Vectors.GetProperty(section).GetProperty(name).GetString()!;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bytes(SmEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope);
}
