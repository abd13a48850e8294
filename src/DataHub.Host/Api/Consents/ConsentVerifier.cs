using System.Text.Json;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Verifications;
using DataHub.Host.Api.Issuers;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataHub.Host.Api.Consents;

/// <summary>
/// Checks the guardian's consent: signed by a configured issuer, for this hub and purpose, for this child, by one of these guardians,
/// in force now by the real clock (a fixed season day does not lengthen a consent).
/// </summary>
internal sealed class ConsentVerifier([FromKeyedServices(ConsentVerifier.Keys)] IssuerDirectory issuers, TimeProvider time, IOptions<ConsentOptions> options)
{
    /// <summary>Key of the issuers of consents among the services (those of credentials are others).</summary>
    public const string Keys = "consent";

    public const string Purpose = "compulsory-education-enrolment";

    private static readonly JsonWebTokenHandler Handler = new();

    /// <exception cref="IssuerUnavailableException">The issuer's keys cannot be read.</exception>
    public async ValueTask<ConsentCheck> CheckAsync(string jws, Family family, CancellationToken cancellationToken)
    {
        if (!Handler.CanReadToken(jws))
        {
            return ConsentCheck.Refused("it is no compact JWS");
        }

        JsonWebToken token;
        try
        {
            token = new JsonWebToken(jws);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return ConsentCheck.Refused("it is no compact JWS");
        }

        if (issuers.Find(token.Issuer) is not { } keys)
        {
            return ConsentCheck.Refused("iss: it is not by an identity provider that this hub trusts");
        }

        return await SignatureFaultAsync(token, keys, cancellationToken) is { } fault ? ConsentCheck.Refused(fault) : Claims(token, keys.Issuer, family);
    }

    private static async ValueTask<string?> SignatureFaultAsync(JsonWebToken token, IssuerKeys keys, CancellationToken cancellationToken)
    {
        if (!keys.Issuer.AcceptedAlgorithms.Contains(token.Alg))
        {
            return $"alg: this issuer signs with {string.Join(" or ", keys.Issuer.AcceptedAlgorithms)}";
        }

        var candidates = await keys.FindAsync(token.Kid, cancellationToken);
        if (candidates.Count == 0)
        {
            return "kid: the issuer has no such key";
        }

        // Claims are checked by hand, so that the answer can name the wrong one.
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = candidates,
            TryAllIssuerSigningKeys = string.IsNullOrEmpty(token.Kid),
            ValidAlgorithms = keys.Issuer.AcceptedAlgorithms,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid ? null : "the signature does not match";
    }

    private ConsentCheck Claims(JsonWebToken token, IssuerOptions issuer, Family family)
    {
        var now = time.GetUtcNow();
        var skew = options.Value.ClockSkew;
        var faults = new List<string>();
        if (!token.Audiences.Contains(issuer.Audience))
        {
            faults.Add("aud: it is meant for another recipient");
        }

        if (!token.TryGetPayloadValue<string>("purpose", out var purpose) || purpose != Purpose)
        {
            faults.Add($"purpose: must be {Purpose}");
        }

        if (!NamesChild(token, family.Child))
        {
            faults.Add("children: the child of the request is not among them");
        }

        if (!family.Guardians.Any(g => IsSame(token.Subject, g.Person)))
        {
            faults.Add("sub: must be the id number of one of the guardians");
        }

        var hasIssued = TryInstant(token, "iat", out var issuedAt);
        var hasExpiry = TryInstant(token, "exp", out var expiresAt);
        if (!hasIssued || issuedAt > now + skew)
        {
            faults.Add("iat: missing or in the future");
        }

        if (!hasExpiry || expiresAt <= now - skew)
        {
            faults.Add("exp: missing or past; the guardian must consent again");
        }

        if (token.Id is not { Length: > 0 and <= 200 })
        {
            faults.Add("jti: missing or longer than 200 characters");
        }

        return faults.Count > 0
            ? ConsentCheck.Refused(string.Join("; ", faults))
            : ConsentCheck.Accepted(new ConsentEvidence(issuer.Issuer, token.Id!, issuedAt, expiresAt, token.EncodedToken));
    }

    private static bool NamesChild(JsonWebToken token, Person child) =>
        token.TryGetPayloadValue<JsonElement>("children", out var children)
        && children.ValueKind == JsonValueKind.Array
        && children.EnumerateArray().Any(c => c.ValueKind == JsonValueKind.String && IsSame(c.GetString(), child));

    /// <summary>The issuer may write the number as the document has it: in lower case, with 15 digits.</summary>
    private static bool IsSame(string? claimed, Person person) => IdDocument.SameNumber(claimed, person.IdNumber);

    private static bool TryInstant(JsonWebToken token, string claim, out DateTimeOffset instant)
    {
        // NumericDate (RFC 7519): seconds, which may have a fraction.
        var found = token.TryGetPayloadValue<double>(claim, out var seconds) && seconds is > 0 and < 253402300800;
        instant = found ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : default;
        return found;
    }
}
