using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PermitInDivisionTests
{
    [Theory]
    [InlineData("{}", "370102", CheckOutcome.Pass)]
    [InlineData("{}", "370112", CheckOutcome.Absent)]
    [InlineData("""{ "prefixes": ["3701"] }""", "370112", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["3701", "371329"] }""", "371329", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["3701"] }""", "370202", CheckOutcome.Absent)]
    public void The_prefixes_decide_else_the_county(string parameters, string division, CheckOutcome outcome)
    {
        var result = PermitInDivision.Declaration.Judge(parameters, DataItem.Permit, Known.Father, Some.Permit with { Division = division });

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "permit-in-division" : "permit-elsewhere");
        result.Value("division").ShouldBe(outcome == CheckOutcome.Pass ? null : division);
    }
}
