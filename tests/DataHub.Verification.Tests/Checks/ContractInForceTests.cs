using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractInForceTests
{
    [Theory]
    [InlineData(ContractState.Filed, CheckOutcome.Pass, "contract-filed")]
    [InlineData(ContractState.Cancelled, CheckOutcome.Absent, "contract-cancelled")]
    [InlineData(ContractState.ReplacedByTitle, CheckOutcome.Absent, "contract-replaced-by-title")]
    public void Only_a_filed_contract_counts(ContractState state, CheckOutcome outcome, string reason)
    {
        var result = ContractInForce.Declaration.Judge(DataItem.Contract, Known.Father, Others.Contract with { State = state });
        (result.Outcome, result.Reason).ShouldBe((outcome, reason));
    }
}
