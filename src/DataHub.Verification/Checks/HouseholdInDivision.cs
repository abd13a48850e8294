using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The child's household is registered in the policy's county, or within the prefixes.</summary>
internal sealed class HouseholdInDivision(IReadOnlyList<string> prefixes) : HouseholdCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "household.in-division", CheckKind.Rule, [DataItem.Household], parameters => new HouseholdInDivision(parameters.Prefixes()))
    {
        Reasons = ["household-in-division", "household-elsewhere"],
    };

    protected override CheckResult Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier)
    {
        var division = Fact(answer, "division", household.Division);
        return prefixes.Cover(household.Division) ? Pass("household-in-division", division) : Fail("household-elsewhere", division);
    }
}
