namespace DataHub.Mocks.Bureau.Population;

/// <param name="BirthDate">Given, with <paramref name="Sex"/> (male, female), only where the id number does not carry them.</param>
public sealed record MadeUpPerson(string Name, string IdType, string IdNumber, DateOnly? BirthDate = null, string? Sex = null);

/// <param name="Relation">father, mother, grandparent or other.</param>
public sealed record MadeUpGuardian(string Relation, MadeUpPerson Person);

public sealed record MadeUpHints
{
    public string? BirthCertificateNumber { get; init; }
    public string? PropertyTitleNumber { get; init; }
    public string? PresaleContractNumber { get; init; }
    public string? CreditCode { get; init; }
    public string? MotherName { get; init; }
    public string? MotherIdNumber { get; init; }
}

public sealed record ExpectedPaper(string Requirement, string Material);

/// <summary>
/// What the verdict must be under the sample policies, fixed when the family's rows are made. It follows from the scenario,
/// never from running the rules.
/// </summary>
public sealed record ExpectedTruth
{
    public required string Division { get; init; }
    public string? ClaimedGroup { get; init; }
    public required string Outcome { get; init; }
    public string? Group { get; init; }
    /// <summary>Papers asked for, in the order of the requirements; null unless the outcome is paper-required for one group.</summary>
    public IReadOnlyList<ExpectedPaper>? Papers { get; init; }
    /// <summary>Why, in one line.</summary>
    public required string Note { get; init; }
}

/// <summary>What a front end sends for one family, and what must come of it.</summary>
public sealed record MadeUpFamily
{
    public required int Index { get; init; }
    public required string Scenario { get; init; }
    public required string Division { get; init; }
    public int Year { get; init; } = 2026;
    public string Stage { get; init; } = "primary";
    public string? Group { get; init; }
    public required MadeUpPerson Child { get; init; }
    public required IReadOnlyList<MadeUpGuardian> Guardians { get; init; }
    public MadeUpHints Hints { get; init; } = new();
    public required ExpectedTruth Truth { get; init; }
}
