using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataHub.Journeys.Tests.Access;

/// <summary>An issuer of access tokens, as a county's identity server is one.</summary>
public sealed class TokenIssuer : IDisposable
{
    public const string Name = "https://id.example.test";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _strangeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Jwks
    {
        get
        {
            var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(_key) { KeyId = "k1" });
            return $$"""{"keys":[{"kty":"EC","crv":"P-256","use":"sig","kid":"k1","x":"{{jwk.X}}","y":"{{jwk.Y}}"}]}""";
        }
    }

    public string Issue(
        string scope = "verify.read policy.read", string? division = "3701", string audience = "datahub", string issuer = Name, TimeSpan? life = null, bool strangeKey = false)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["client_id"] = "portal", ["scope"] = scope };
        if (division is not null)
        {
            claims["divisions"] = new[] { division };
        }

        var until = now + (life ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = until.AddHours(-1),
            Expires = until,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(strangeKey ? _strangeKey : _key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose()
    {
        _key.Dispose();
        _strangeKey.Dispose();
    }
}
