using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class BusinessActiveTests
{
    [Theory]
    [InlineData(BusinessState.InBusiness, CheckOutcome.Pass, "business-active", null)]
    [InlineData(BusinessState.Revoked, CheckOutcome.Absent, "business-not-active", "revoked")]
    [InlineData(BusinessState.Deregistered, CheckOutcome.Absent, "business-not-active", "deregistered")]
    [InlineData(BusinessState.MovedOut, CheckOutcome.Absent, "business-not-active", "moved-out")]
    public void Only_one_in_business_counts(BusinessState state, CheckOutcome outcome, string reason, string? told)
    {
        var result = BusinessActive.Declaration.Judge(DataItem.SoleTrader, Known.Mother, Others.SoleTrader with { State = state });

        result.ShouldSay(outcome, reason);
        result.Value("state").ShouldBe(told);
    }
}
