using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractInDivisionTests
{
    [Theory]
    [InlineData("370102", CheckOutcome.Pass, "contract-in-division", null)]
    [InlineData("370112", CheckOutcome.Absent, "contract-elsewhere", "370112")]
    public void Only_a_flat_in_the_county_counts(string division, CheckOutcome outcome, string reason, string? told)
    {
        var result = ContractInDivision.Declaration.Judge(DataItem.Contract, Known.Father, Others.Contract with { Division = division });

        result.ShouldSay(outcome, reason);
        result.Value("division").ShouldBe(told);
    }
}
