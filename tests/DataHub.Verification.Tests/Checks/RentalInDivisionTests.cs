using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RentalInDivisionTests
{
    [Theory]
    [InlineData("370102", CheckOutcome.Pass, "rental-in-division", null)]
    [InlineData("370112", CheckOutcome.Absent, "rental-elsewhere", "370112")]
    public void Only_a_home_in_the_county_counts(string division, CheckOutcome outcome, string reason, string? told)
    {
        var result = RentalInDivision.Declaration.Judge(DataItem.Rental, Known.Mother, Others.Rental with { Division = division });

        result.ShouldSay(outcome, reason);
        result.Value("division").ShouldBe(told);
    }
}
