using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class HouseholdMovedInByTests : HouseholdCheckTests
{
    private protected override CheckDefinition Definition => HouseholdMovedInBy.Declaration;

    private protected override string Parameters => """{ "date": "2026-05-31" }""";

    [Theory]
    [InlineData(null, CheckOutcome.Pass, "household-since-birth")]
    [InlineData("2026-05-31", CheckOutcome.Pass, "household-moved-in-early-enough")]
    [InlineData("2026-06-01", CheckOutcome.Fail, "household-moved-in-late")]
    public void The_day_itself_is_in_time_and_no_day_is_since_birth(string? movedIn, CheckOutcome outcome, string reason)
    {
        var result = Judge(Some.Household with { MovedInOn = movedIn is null ? null : DateOnly.Parse(movedIn) });

        result.ShouldSay(outcome, reason);
        result.Value("movedInOn").ShouldBe(movedIn);
        result.Counterfactual.ShouldBe(outcome == CheckOutcome.Pass ? null : new("household-moved-in-needed-by", "2026-05-31", "2026-06-01"));
    }
}
