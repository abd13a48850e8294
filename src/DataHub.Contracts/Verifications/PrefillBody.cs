namespace DataHub.Contracts.Verifications;

/// <summary>What the front end pops up for the parent to select and confirm.</summary>
public sealed record PrefillBody
{
    public required PrefillPersonBody Child { get; init; }
    public required IReadOnlyList<PrefillGuardianBody> Guardians { get; init; }
    public PrefillHouseholdBody? Household { get; init; }

    /// <summary>Several homes that qualify are choices.</summary>
    public required IReadOnlyList<PrefillHomeBody> Homes { get; init; }

    public override string ToString() => nameof(PrefillBody);
}

public sealed record PrefillPersonBody(string Name, string IdType, string IdNumber, DateOnly? BirthDate, string? Sex)
{
    public override string ToString() => nameof(PrefillPersonBody);
}

public sealed record PrefillGuardianBody(string Relation, string Name, string IdType, string IdNumber)
{
    public override string ToString() => nameof(PrefillGuardianBody);
}

/// <param name="MovedInOn">Null: registered there since birth.</param>
public sealed record PrefillHouseholdBody(string Number, string HeadName, string Address, string Division, DateOnly? MovedInOn)
{
    public override string ToString() => nameof(PrefillHouseholdBody);
}

/// <param name="Item"><c>property-title</c> or <c>presale-contract</c>.</param>
/// <param name="Pull">The pull whose record the home is from.</param>
/// <param name="Number">Title or contract number.</param>
public sealed record PrefillHomeBody(string Item, Guid Pull, string Number, string Address)
{
    public override string ToString() => nameof(PrefillHomeBody);
}
