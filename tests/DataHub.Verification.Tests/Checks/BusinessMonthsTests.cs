using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class BusinessMonthsTests
{
    [Theory]
    [InlineData("2025-09-01", "12", CheckOutcome.Pass, "business-months-sufficient")]
    [InlineData("2025-09-02", "11", CheckOutcome.Fail, "business-months-insufficient")]
    [InlineData("2026-09-01", "0", CheckOutcome.Fail, "business-months-insufficient")]
    public void Months_count_from_the_day_it_was_established_to_the_reference_date(string established, string months, CheckOutcome outcome, string reason)
    {
        var result = Judge(established);

        result.ShouldSay(outcome, reason);
        (result.Value("months"), result.Value("establishedOn")).ShouldBe((months, established));
    }

    [Fact]
    public void Says_when_they_are_reached() =>
        Judge("2025-10-31").Counterfactual.ShouldBe(new("business-months-reached-on", "12", "10", new DateOnly(2026, 10, 30), new DateOnly(2026, 8, 31)));

    private static CheckResult Judge(string established) => BusinessMonths.Declaration.Judge(
        """{ "months": 12 }""", DataItem.Enterprise, Known.Father, Others.Enterprise with { EstablishedOn = DateOnly.Parse(established) });
}
