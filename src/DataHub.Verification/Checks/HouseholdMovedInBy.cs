using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The child was registered there by the date; a record without a date says that it was since birth.</summary>
internal sealed class HouseholdMovedInBy(DateOnly date) : HouseholdCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "household.moved-in-by", CheckKind.Rule, [DataItem.Household], parameters => new HouseholdMovedInBy(parameters.Date("date")))
    {
        Reasons = ["household-since-birth", "household-moved-in-early-enough", "household-moved-in-late"],
        Counterfactuals = ["household-moved-in-needed-by"],
    };

    protected override CheckResult Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier) =>
        household.MovedInOn is not { } movedIn ? Pass("household-since-birth")
        : movedIn <= date ? Pass("household-moved-in-early-enough", Fact(answer, "movedInOn", Text(movedIn)))
        : FallsShort("household-moved-in-late", new("household-moved-in-needed-by", Text(date), Text(movedIn)), Fact(answer, "movedInOn", Text(movedIn)));
}
