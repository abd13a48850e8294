using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyInDivisionTests
{
    [Theory]
    [InlineData("370102", CheckOutcome.Pass, "title-in-division", null)]
    [InlineData("370112", CheckOutcome.Absent, "title-elsewhere", "370112")]
    public void Only_a_home_in_the_county_counts(string division, CheckOutcome outcome, string reason, string? told)
    {
        var result = PropertyInDivision.Declaration.Judge(DataItem.Title, Known.Father, Some.Title with { Division = division });

        result.ShouldSay(outcome, reason);
        result.Value("division").ShouldBe(told);
    }
}
