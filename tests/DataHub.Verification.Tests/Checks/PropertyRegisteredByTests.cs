using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyRegisteredByTests
{
    [Theory]
    [InlineData("2026-05-31", CheckOutcome.Pass, "title-registered-early-enough")]
    [InlineData("2026-06-01", CheckOutcome.Fail, "title-registered-late")]
    public void The_day_itself_is_in_time(string registered, CheckOutcome outcome, string reason)
    {
        var result = PropertyRegisteredBy.Declaration.Judge(
            """{ "date": "2026-05-31" }""", DataItem.Title, Known.Father, Some.Title with { RegisteredOn = DateOnly.Parse(registered) });

        result.ShouldSay(outcome, reason);
        result.Value("registeredOn").ShouldBe(registered);
        result.Counterfactual.ShouldBe(outcome == CheckOutcome.Pass ? null : new("title-registered-needed-by", "2026-05-31", "2026-06-01"));
    }
}
