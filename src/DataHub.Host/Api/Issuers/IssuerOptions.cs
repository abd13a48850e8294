using Microsoft.IdentityModel.Tokens;

namespace DataHub.Host.Api.Issuers;

/// <summary>An issuer of signed tokens and where its public keys are.</summary>
public sealed class IssuerOptions
{
    /// <summary>Signing algorithms that may be configured: asymmetric only, since a verifier must not be able to sign.</summary>
    public static readonly IReadOnlyList<string> KnownAlgorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <summary>Exactly the token's <c>iss</c>.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>What the token's <c>aud</c> must hold: the name under which the issuer knows this hub.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Address of the JWKS. Either this or <see cref="JwksFile"/>.</summary>
    public string? JwksUri { get; set; }

    /// <summary>File with the JWKS, read again when it changes.</summary>
    public string? JwksFile { get; set; }

    /// <summary>Accepted signing algorithms; ES256 and RS256 when none is given.</summary>
    public IList<string> Algorithms { get; set; } = [];

    internal IList<string> AcceptedAlgorithms => Algorithms.Count > 0 ? Algorithms : [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];
}
