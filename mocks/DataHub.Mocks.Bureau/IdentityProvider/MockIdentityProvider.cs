using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.IdentityProvider;

/// <summary>The identity provider that a guardian logs in with: signs consents (compact JWS, ES256), publishes its key as a JWKS.</summary>
public sealed class MockIdentityProvider : IDisposable
{
    private const string Purpose = "compulsory-education-enrolment";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly TimeProvider _clock;
    private readonly ECParameters _key = NewKey(), _strangeKey = NewKey();
    private readonly ThreadLocal<ECDsa> _signer, _strangeSigner; // ECDsa promises nothing about concurrent use
    private readonly string _keyId, _header;

    public MockIdentityProvider(string issuer, string audience, TimeProvider clock)
    {
        (Issuer, Audience, _clock) = (issuer, audience, clock);
        _signer = new(() => ECDsa.Create(_key), trackAllValues: true);
        _strangeSigner = new(() => ECDsa.Create(_strangeKey), trackAllValues: true);
        _keyId = Thumbprint();
        _header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{_keyId}}","typ":"JWT"}"""));
    }

    public string Issuer { get; }
    public string Audience { get; }

    /// <summary>The public key as a JSON Web Key Set (RFC 7517).</summary>
    public string Jwks => $$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{Y}}","kid":"{{_keyId}}","use":"sig","alg":"ES256"}]}""";

    private string X => Base64Url.EncodeToString(_key.Q.X);
    private string Y => Base64Url.EncodeToString(_key.Q.Y);

    /// <summary>The consent of a guardian whose face was checked just now, good for 30 minutes (unless flawed).</summary>
    public string Issue(ConsentRequest request)
    {
        var flaw = request.Flaw;
        var issuedAt = _clock.GetUtcNow() - (flaw == ConsentFlaw.Expired ? 2 * Life : TimeSpan.Zero);
        var claims = JsonBuffer.Write((request, issuedAt), (w, s) =>
        {
            w.WriteStartObject();
            w.WriteString("iss"u8, flaw == ConsentFlaw.WrongIssuer ? "https://another.example.test" : Issuer);
            w.WriteString("sub"u8, s.request.Sub);
            w.WriteString("aud"u8, flaw == ConsentFlaw.WrongAudience ? "another-service" : Audience);
            w.WriteString("purpose"u8, flaw == ConsentFlaw.WrongPurpose ? "marketing" : Purpose);
            w.WriteStartArray("children"u8);
            foreach (var child in s.request.Children) w.WriteStringValue(flaw == ConsentFlaw.OtherChild ? Spelling.Another(child) : child);
            w.WriteEndArray();
            w.WriteNumber("iat"u8, s.issuedAt.ToUnixTimeSeconds());
            w.WriteNumber("exp"u8, (s.issuedAt + Life).ToUnixTimeSeconds());
            w.WriteString("jti"u8, Guid.CreateVersion7(_clock.GetUtcNow()));
            w.WriteEndObject();
        });
        var signed = $"{_header}.{Base64Url.EncodeToString(claims)}";
        var signer = (flaw == ConsentFlaw.WrongKey ? _strangeSigner : _signer).Value!;
        return $"{signed}.{Base64Url.EncodeToString(signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose()
    {
        foreach (var signer in _signer.Values.Concat(_strangeSigner.Values)) signer.Dispose();
        _signer.Dispose();
        _strangeSigner.Dispose();
    }

    /// <summary>RFC 7638.</summary>
    private string Thumbprint() =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    private static ECParameters NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
