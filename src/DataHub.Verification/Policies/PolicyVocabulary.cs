using System.Collections.Frozen;

namespace DataHub.Verification.Policies;

/// <summary>The words that a policy is written in: groups of the province, requirements with their alternatives, papers, scoring items.</summary>
public static class PolicyVocabulary
{
    /// <summary>The first requirement of every group, which asks for no paper; its checks are the policy's <c>age</c>.</summary>
    public const string Age = "age";

    /// <summary>Papers that one group may ask a family for.</summary>
    public const int MostPapers = 5;

    /// <summary>The five groups of the province in the order of its table, with the requirements that define each.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<string> Defining)> Groups { get; } =
    [
        ("property-and-household", ["household", "home"]),
        ("household-only", ["household"]),
        ("property-only", ["home"]),
        ("migrant-worker", ["permit"]),
        ("preferential", ["preferential"]),
    ];

    /// <summary>Alternatives that each requirement may be met by.</summary>
    public static FrozenDictionary<string, IReadOnlyList<string>> Alternatives { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["household"] = ["household", "grandparent-title"],
        ["home"] = ["title", "grandparent-title", "contract"],
        ["parentage"] = ["household-relation", "birth-certificate", "marriage-link"],
        ["residence"] = ["rental", "title", "grandparent-title", "no-home-owned", "household", "permit"],
        ["permit"] = ["permit"],
        ["work"] = ["insurance", "enterprise", "sole-trader"],
        ["preferential"] = ["preferential"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The eleven kinds of paper that data may have to be replaced by.</summary>
    public static IReadOnlyList<string> Papers { get; } =
    [
        "household-book", "property-certificate", "purchase-contract", "rental-certificate", "residence-permit", "insurance-statement",
        "company-licence", "sole-trader-licence", "birth-certificate", "marriage-certificate", "preferential-certificate",
    ];

    /// <summary>The only matters that a county may give points for.</summary>
    public static IReadOnlyList<string> ScoringItems { get; } = ["household-type", "residence", "employment", "property-type"];
}
