namespace DataHub.Contracts.Verifications;

// Constants instead of enumerations: a client built today must read what a hub says tomorrow.

/// <summary>Values of <c>stage</c>.</summary>
public static class Stages
{
    public const string Primary = "primary";
    public const string Junior = "junior";
}

/// <summary>Values of <c>idType</c>.</summary>
public static class IdTypes
{
    /// <summary>GB 11643, 18 digits (15 are upgraded).</summary>
    public const string ResidentId = "resident-id";
    /// <summary>Residence permit of Hong Kong, Macao and Taiwan residents (81/82/83…).</summary>
    public const string HmtResidencePermit = "hmt-residence-permit";
    public const string ForeignPermanentResidence = "foreign-permanent-residence";
    public const string Passport = "passport";
    public const string HmtTravelPermit = "hmt-travel-permit";
}

/// <summary>Values of <c>relation</c>.</summary>
public static class Relations
{
    public const string Father = "father";
    public const string Mother = "mother";
    public const string Grandparent = "grandparent";
    public const string Other = "other";
}

/// <summary>Values of <c>sex</c>.</summary>
public static class Sexes
{
    public const string Male = "male";
    public const string Female = "female";
}

/// <summary>Values of <c>outcome</c>, best first.</summary>
public static class Outcomes
{
    public const string ZeroProof = "zero-proof";
    public const string ProofGiven = "proof-given";
    public const string Pending = "pending";
    public const string Review = "review";
    public const string PaperRequired = "paper-required";
    public const string NotMet = "not-met";
}
