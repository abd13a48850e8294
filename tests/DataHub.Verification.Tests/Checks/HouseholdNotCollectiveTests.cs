using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class HouseholdNotCollectiveTests : HouseholdCheckTests
{
    private protected override CheckDefinition Definition => HouseholdNotCollective.Declaration;

    [Theory]
    [InlineData(false, CheckOutcome.Pass, "household-of-family")]
    [InlineData(true, CheckOutcome.Fail, "household-collective")]
    public void A_collective_household_is_no_familys_book(bool collective, CheckOutcome outcome, string reason) =>
        Judge(Some.Household with { Collective = collective }).ShouldSay(outcome, reason);
}
