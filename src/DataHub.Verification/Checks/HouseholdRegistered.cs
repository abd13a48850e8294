using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The child is registered there, neither moved out nor dead.</summary>
internal sealed class HouseholdRegistered() : HouseholdCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("household.registered", CheckKind.Rule, [DataItem.Household], _ => new HouseholdRegistered())
    {
        Reasons = ["household-registered", "household-not-registered"],
    };

    protected override CheckResult Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier) =>
        household.State == HouseholdState.Registered
            ? Pass("household-registered")
            : Fail("household-not-registered", Fact(answer, "state", EnumNames<HouseholdState>.Of(household.State)));
}
