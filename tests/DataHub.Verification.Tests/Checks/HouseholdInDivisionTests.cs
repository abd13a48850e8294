using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class HouseholdInDivisionTests : HouseholdCheckTests
{
    private protected override CheckDefinition Definition => HouseholdInDivision.Declaration;

    [Theory]
    [InlineData("{}", "370102", CheckOutcome.Pass)]
    [InlineData("{}", "370103", CheckOutcome.Fail)]
    [InlineData("{}", "370100", CheckOutcome.Fail)] // the prefecture's own code is no county
    [InlineData("""{ "prefixes": ["3701"] }""", "370112", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["370112", "371329"] }""", "371329", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["370112", "371329"] }""", "370102", CheckOutcome.Fail)] // who names prefixes must name the own county too
    public void The_prefixes_decide_else_the_county(string parameters, string division, CheckOutcome outcome)
    {
        var result = Judge(parameters, Some.Household with { Division = division });

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "household-in-division" : "household-elsewhere");
        result.Value("division").ShouldBe(division);
    }
}
