namespace DataHub.Mocks.Bureau.IdentityProvider;

/// <summary>Whose consent to sign.</summary>
public sealed record ConsentRequest
{
    /// <summary>The guardian's id number.</summary>
    public required string Sub { get; init; }
    /// <summary>The children's id numbers.</summary>
    public required IReadOnlyList<string> Children { get; init; }
    public ConsentFlaw Flaw { get; init; }
}
