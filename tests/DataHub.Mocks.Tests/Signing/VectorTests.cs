using System.Security.Cryptography;
using System.Text;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Schemes.Health;
using DataHub.Mocks.Bureau.Schemes.Housing;
using Org.BouncyCastle.Crypto.Digests;

namespace DataHub.Mocks.Tests.Signing;

/// <summary>The bureau's signatures and ciphers against the handbook's worked examples.</summary>
public sealed class VectorTests
{
    private const string AppKey = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";
    private const string HealthPlain = """{"birthCode":"T370012345","momName":"李娜","momIdCode":"370102198907262024"}""";
    private const string HealthCipher = "AAECAwQFBgcICQoLDA0OD3jvuTlrGGIGAKw9Rhb+iYqVBIFL1fld4WnxZpBlzVkQ/LIooL9jstXigPvzcMrv7fVzOv10Osg1s2+7tM1ccNbSn6ODWFPYNm6grVkNoCl/";
    private static readonly SmCipher Sm = new("health-sign-secret", "0123456789abcdeffedcba9876543210");

    [Theory]
    [InlineData("k7Yq2n0s9Wc4Zb1e", "r_370000_hukou_01", "kLJbplDoGi9jLdSBdCZqDWuSCfhC+cT0CsbsuYvsUkk=")]
    [InlineData(AppKey, "r_refresh", "52aAOBb7VjHmlBK067IW2cf8wtSzi9zMI+POwOqiyTw=")]
    public void Gateway_sign(string key, string rid, string sign)
    {
        Span<byte> text = stackalloc byte[GatewaySign.MaxText];
        text = text[..GatewaySign.Text("s_370102_enrolment", rid, "1780272000000", text)];
        GatewaySign.Fits(Encoding.UTF8.GetBytes(key), text, sign).ShouldBeTrue();
        GatewaySign.Fits(Encoding.UTF8.GetBytes(key), text[1..], sign).ShouldBeFalse();
    }

    [Fact]
    public void Gateway_secret() =>
        GatewaySecrets.Encrypt(Convert.FromBase64String(AppKey), "k7Yq2n0s9Wc4Zb1e"u8, Convert.FromHexString("0f0e0d0c0b0a09080706050403020100"))
            .ShouldBe("Dw4NDAsKCQgHBgUEAwIBAD23Npu84/aAPUa2sow1k5rjRQxeJvEf66WpdlML3Fau");

    [Fact]
    public void Housing_sign() => HousingSign.Of("h0us1ng-secret", new Dictionary<string, string>
    {
        ["name"] = "张伟",
        ["timestamp"] = "20260601080000",
        ["appKey"] = "enrol-hub",
        ["empty"] = "",
        ["cardNo"] = "370102198801051018",
        ["sign"] = "itself",
    }).ShouldBe("91104B52231E80EDE3BFC1935F30B6BF");

    [Fact]
    public void Health_cipher_both_ways()
    {
        Sm.Encrypt(Encoding.UTF8.GetBytes(HealthPlain), Convert.FromHexString("000102030405060708090a0b0c0d0e0f")).ShouldBe(HealthCipher);
        Encoding.UTF8.GetString(Sm.Decrypt(HealthCipher)!).ShouldBe(HealthPlain);
    }

    [Fact]
    public void Health_sign() =>
        Sm.Sign("enrol-hub" + "1780272000000" + "6f1d8c2ab0e94d37" + HealthCipher).ShouldBe("8300adf221ebeedb07da0f32ae791be8d8ef01a04958e7c37ceebf23d320fb2b");

    [Theory]
    [InlineData("no base64!"), InlineData(""), InlineData("AAECAwQFBgcICQoLDA0ODw=="), InlineData("AAECAwQFBgcICQoLDA0ODwAAAAAAAAAAAAAAAAAAAAA=")]
    public void Health_cipher_of_another_key_is_no_text(string cipher) => Sm.Decrypt(cipher).ShouldBeNull();

    [Fact]
    public void Sm3_of_abc()
    {
        var digest = new SM3Digest();
        digest.BlockUpdate("abc"u8);
        var hash = new byte[32];
        digest.DoFinal(hash);
        Convert.ToHexStringLower(hash).ShouldBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }
}
