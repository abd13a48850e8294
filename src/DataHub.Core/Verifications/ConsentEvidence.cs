namespace DataHub.Core.Verifications;

/// <summary>The guardian's consent under which the sources are asked: kept with the verification, named by every pull.</summary>
/// <param name="Issuer">Identity provider (<c>iss</c>).</param>
/// <param name="Id">Its id of the consent (<c>jti</c>).</param>
/// <param name="Jws">The compact JWS itself.</param>
public sealed record ConsentEvidence(string Issuer, string Id, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, string Jws)
{
    public override string ToString() => $"Consent({Issuer})";
}
