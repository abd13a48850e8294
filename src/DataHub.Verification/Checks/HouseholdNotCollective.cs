using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The child is in a family's book, not in a collective household (of an employer, a school, a labour market).</summary>
internal sealed class HouseholdNotCollective() : HouseholdCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "household.not-collective", CheckKind.Rule, [DataItem.Household], _ => new HouseholdNotCollective())
    {
        Reasons = ["household-of-family", "household-collective"],
    };

    protected override CheckResult Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier) =>
        household.Collective ? Fail("household-collective") : Pass("household-of-family");
}
