using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractHandedOverTests
{
    [Theory]
    [InlineData(true, "2025-12-30", CheckOutcome.Pass)]
    [InlineData(true, null, CheckOutcome.Pass)] // some offices leave the day empty
    [InlineData(false, null, CheckOutcome.Fail)]
    public void The_flat_must_be_handed_over(bool handedOver, string? day, CheckOutcome outcome)
    {
        var contract = Others.Contract with { HandedOver = handedOver, HandedOverOn = day is null ? null : DateOnly.Parse(day) };
        var result = ContractHandedOver.Declaration.Judge(DataItem.Contract, Known.Father, contract);

        result.ShouldSay(outcome, handedOver ? "contract-handed-over" : "contract-not-handed-over");
        result.Value("handedOverOn").ShouldBe(day);
    }
}
