using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class HouseholdRegisteredTests : HouseholdCheckTests
{
    private protected override CheckDefinition Definition => HouseholdRegistered.Declaration;

    [Theory]
    [InlineData(HouseholdState.Registered, CheckOutcome.Pass, "household-registered", null)]
    [InlineData(HouseholdState.Cancelled, CheckOutcome.Fail, "household-not-registered", "cancelled")]
    [InlineData(HouseholdState.Dead, CheckOutcome.Fail, "household-not-registered", "dead")]
    public void Only_an_entry_in_force_passes(HouseholdState state, CheckOutcome outcome, string reason, string? told)
    {
        var result = Judge(Some.Household with { State = state });

        result.ShouldSay(outcome, reason);
        result.Value("state").ShouldBe(told);
    }
}
