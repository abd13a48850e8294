namespace DataHub.Mocks.Bureau.IdentityProvider;

/// <summary>What is wrong with a consent that a test asks for.</summary>
public enum ConsentFlaw
{
    None,
    /// <summary>It names another child.</summary>
    OtherChild,
    Expired,
    /// <summary>Signed by a key that the JWKS does not hold, under the published key's id.</summary>
    WrongKey,
    WrongAudience,
    WrongPurpose,
    WrongIssuer,
}
