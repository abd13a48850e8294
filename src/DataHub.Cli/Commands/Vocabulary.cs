namespace DataHub.Cli.Commands;

/// <summary>Words that the shell completes. The hub decides which it takes: it may know more.</summary>
internal static class Vocabulary
{
    public static readonly string[] Items =
    [
        "household-registration", "residence-permit", "property-title", "presale-contract", "rental-filing", "social-insurance", "enterprise-registration", "sole-trader-registration",
        "birth-certificate", "marriage-registration", "preferential-treatment",
    ];

    public static readonly string[] ErrorClasses = ["transient", "throttled", "outage", "authorisation", "configuration", "rejected", "drift", "integrity"];

    public static readonly string[] Stages = [Contracts.Verifications.Stages.Primary, Contracts.Verifications.Stages.Junior];

    public static readonly string[] Outcomes =
    [
        Contracts.Verifications.Outcomes.ZeroProof, Contracts.Verifications.Outcomes.ProofGiven, Contracts.Verifications.Outcomes.Pending, Contracts.Verifications.Outcomes.Review,
        Contracts.Verifications.Outcomes.PaperRequired, Contracts.Verifications.Outcomes.NotMet,
    ];
}
