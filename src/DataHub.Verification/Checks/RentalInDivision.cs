using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The rented home lies in the policy's county.</summary>
internal sealed class RentalInDivision(string division) : Check<RentalFilingRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "rental.in-division", CheckKind.Selector, [DataItem.Rental], parameters => new RentalInDivision(parameters.Policy.Division))
    {
        Reasons = ["rental-in-division", "rental-elsewhere"],
    };

    protected override CheckResult Judge(RentalFilingRecord record, in Candidate candidate, Dossier dossier) =>
        record.Division == division ? Pass("rental-in-division") : Absent("rental-elsewhere", Fact(candidate, "division", record.Division));
}
