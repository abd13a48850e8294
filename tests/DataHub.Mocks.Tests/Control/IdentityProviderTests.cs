using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Control;

/// <summary>Consents verify against the published key, and the flawed ones fail in just their own way.</summary>
public sealed class IdentityProviderTests
{
    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task A_consent_over_http_verifies_against_the_jwks(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var answer = await running.Http.PostAsJsonAsync("/idp/consents", new { sub = SampleData.Father, children = new[] { SampleData.Child } });
        var consent = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["consent"]!.GetValue<string>();
        (await VerifiesAsync(running, consent)).ShouldBeTrue();
        var claims = Claims(consent);
        claims["iss"]!.GetValue<string>().ShouldBe("https://login.example.test");
        claims["sub"]!.GetValue<string>().ShouldBe(SampleData.Father);
        claims["aud"]!.GetValue<string>().ShouldBe("datahub");
        claims["purpose"]!.GetValue<string>().ShouldBe("compulsory-education-enrolment");
        claims["children"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(SampleData.Child);
        var now = running.Clock.GetUtcNow().ToUnixTimeSeconds();
        (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>()).ShouldBe((now, now + 1800));
        Guid.Parse(claims["jti"]!.GetValue<string>()).Version.ShouldBe(7);
    }

    [Theory]
    [InlineData(ConsentFlaw.None, ""), InlineData(ConsentFlaw.OtherChild, "children"), InlineData(ConsentFlaw.Expired, "iat exp"), InlineData(ConsentFlaw.WrongAudience, "aud")]
    [InlineData(ConsentFlaw.WrongPurpose, "purpose"), InlineData(ConsentFlaw.WrongIssuer, "iss"), InlineData(ConsentFlaw.WrongKey, "")]
    public async Task A_flaw_changes_its_own_claim_alone(ConsentFlaw flaw, string changed)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var good = Claims(Issue(running, ConsentFlaw.None));
        var consent = Issue(running, flaw);
        var claims = Claims(consent);
        claims.Where(c => c.Key != "jti" && !JsonNode.DeepEquals(c.Value, good[c.Key])).Select(c => c.Key).ShouldBe(changed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (await VerifiesAsync(running, consent)).ShouldBe(flaw != ConsentFlaw.WrongKey);
        if (flaw == ConsentFlaw.Expired) claims["exp"]!.GetValue<long>().ShouldBeLessThan(running.Clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("""{"sub":"370102198801051018"}"""), InlineData("""{"sub":"370102198801051018","children":[],"flaw":"odd"}"""), InlineData("[]")]
    public async Task A_consent_request_must_be_complete(string json)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        (await running.Http.PostAsync("/idp/consents", new StringContent(json, Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Issue(RunningBureau running, ConsentFlaw flaw) =>
        running.Bureau.IdentityProvider.Issue(new ConsentRequest { Sub = SampleData.Father, Children = [SampleData.Child], Flaw = flaw });

    private static JsonObject Claims(string jws) => JsonNode.Parse(Base64Url.DecodeFromChars(jws.Split('.')[1]))!.AsObject();

    private static async Task<bool> VerifiesAsync(RunningBureau running, string jws)
    {
        var key = (await running.Http.GetFromJsonAsync<JsonNode>(running.Bureau.JwksAddress))!["keys"]!.AsArray().ShouldHaveSingleItem()!;
        var header = JsonSerializer.Deserialize<JsonNode>(Base64Url.DecodeFromChars(jws.Split('.')[0]))!;
        (header["alg"]!.GetValue<string>(), header["kid"]!.GetValue<string>()).ShouldBe(("ES256", key["kid"]!.GetValue<string>()));
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key["x"]!.GetValue<string>()), Y = Base64Url.DecodeFromChars(key["y"]!.GetValue<string>()) },
        });
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes(jws[..jws.LastIndexOf('.')]), Base64Url.DecodeFromChars(jws.Split('.')[2]), HashAlgorithmName.SHA256);
    }
}
