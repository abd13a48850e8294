namespace DataHub.Mocks.Bureau.Population;

/// <summary>Outcomes of a verdict, as the hub's API names them.</summary>
public static class Outcomes
{
    public const string ZeroProof = "zero-proof";
    public const string Pending = "pending";
    public const string Review = "review";
    public const string PaperRequired = "paper-required";
    public const string NotMet = "not-met";
}

/// <summary>The five enrolment groups of the province.</summary>
public static class Groups
{
    public const string PropertyAndHousehold = "property-and-household";
    public const string HouseholdOnly = "household-only";
    public const string PropertyOnly = "property-only";
    public const string MigrantWorker = "migrant-worker";
    public const string Preferential = "preferential";
    public static readonly IReadOnlyList<string> All = [PropertyAndHousehold, HouseholdOnly, PropertyOnly, MigrantWorker, Preferential];
}

/// <summary>Paper materials that the scenarios expect to be asked for.</summary>
internal static class Materials
{
    public const string HouseholdBook = "household-book";
    public const string PropertyCertificate = "property-certificate";
    public const string RentalCertificate = "rental-certificate";
    public const string ResidencePermit = "residence-permit";
    public const string InsuranceStatement = "insurance-statement";
    public const string PreferentialCertificate = "preferential-certificate";
}

/// <summary>The days that the sample policies turn on.</summary>
internal static class Season
{
    public static readonly DateOnly Today = new(2026, 6, 10);
    public static readonly DateOnly Reference = new(2026, 8, 31);
    /// <summary>Household moved in, and title registered, by this day (where a county asks).</summary>
    public static readonly DateOnly CutOff = new(2026, 5, 31);
    public static readonly DateOnly BornFrom = new(2019, 9, 1);
}
