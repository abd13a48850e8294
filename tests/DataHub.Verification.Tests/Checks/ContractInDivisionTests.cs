using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractInDivisionTests
{
    [Theory]
    [InlineData("370102", CheckOutcome.Pass)]
    [InlineData("370112", CheckOutcome.Absent)]
    public void Only_a_flat_in_the_county_counts(string division, CheckOutcome outcome) =>
        ContractInDivision.Declaration.Judge(DataItem.Contract, Known.Father, Others.Contract with { Division = division }).Outcome.ShouldBe(outcome);
}
