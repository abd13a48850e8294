using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>Pension months were paid at an office within the prefixes.</summary>
internal sealed class InsuranceInDivision(IReadOnlyList<string> prefixes) : Check<SocialInsuranceRecord>(Declaration)
{
    public const string Name = "insurance.in-division";

    public static CheckDefinition Declaration { get; } = new(
        Name, CheckKind.Selector, [DataItem.Insurance], parameters => new InsuranceInDivision(parameters.Prefixes()))
    {
        Reasons = ["insurance-in-division", "insurance-elsewhere", "insurance-no-months"],
    };

    protected override CheckResult Judge(SocialInsuranceRecord record, in Candidate candidate, Dossier dossier)
    {
        string? elsewhere = null;
        for (var i = 0; i < record.Contributions.Count; i++)
        {
            var contribution = record.Contributions[i];
            if (contribution.State == ContributionState.Owed || contribution.Kind is not (InsuranceKind.EmployeePension or InsuranceKind.FlexiblePension))
            {
                continue;
            }

            elsewhere = contribution.Division;
            if (prefixes.Cover(contribution.Division))
            {
                return Pass("insurance-in-division", Fact(candidate, "division", contribution.Division));
            }
        }

        return elsewhere is null ? Absent("insurance-no-months") : Absent("insurance-elsewhere", Fact(candidate, "division", elsewhere));
    }
}
