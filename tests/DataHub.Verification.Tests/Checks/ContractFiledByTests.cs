using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractFiledByTests
{
    [Fact]
    public void The_day_itself_is_in_time() => Judge(new(2026, 5, 31)).ShouldSay(CheckOutcome.Pass, "contract-filed-in-time");

    [Fact]
    public void The_day_after_is_late_and_says_what_was_needed()
    {
        var result = Judge(new(2026, 6, 1));

        result.ShouldSay(CheckOutcome.Fail, "contract-filed-late");
        result.Counterfactual.ShouldBe(new("contract-needed-by", "2026-05-31", "2026-06-01"));
    }

    private static CheckResult Judge(DateOnly filed) =>
        ContractFiledBy.Declaration.Judge("""{ "date": "2026-05-31" }""", DataItem.Contract, Known.Father, Others.Contract with { FiledOn = filed });
}
