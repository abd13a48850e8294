using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractShareTests
{
    private static readonly ContractBuyer Father = new(Some.Father.Name, Some.Father.IdNumber);
    private static readonly ContractBuyer Mother = new(Some.Mother.Name, Some.Mother.IdNumber);
    private static readonly ContractBuyer Uncle = new("张勇", "370102199001014018");
    private static readonly ContractBuyer Aunt = new("王芳", "370102199103034022");

    [Fact]
    public void Buyers_hold_equal_shares_that_add_up() => Judge(100, Father, Mother).Value("share").ShouldBe("1/1");

    [Theory]
    [InlineData(66, CheckOutcome.Pass)]
    [InlineData(67, CheckOutcome.Fail)]
    public void Two_of_three_are_two_thirds(int minimum, CheckOutcome outcome) => Judge(minimum, Father, Uncle, Mother).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(50, CheckOutcome.Pass)]
    [InlineData(51, CheckOutcome.Fail)]
    public void Half_is_exactly_fifty_per_cent(int minimum, CheckOutcome outcome) => Judge(minimum, Father, Uncle).Outcome.ShouldBe(outcome);

    [Fact]
    public void What_is_missing_is_said()
    {
        var result = Judge(50, Father, Uncle, Aunt);
        (result.Outcome, result.Reason).ShouldBe((CheckOutcome.Fail, "contract-share-insufficient"));
        result.Counterfactual.ShouldBe(new("share-needed", "1/2", "1/3"));
    }

    [Fact]
    public void A_doubtful_name_matters_only_where_its_share_is_needed()
    {
        var doubtful = Mother with { Name = "李那" };
        Judge(50, Father, doubtful).ShouldSay(CheckOutcome.Pass, "contract-share-sufficient");
        Judge(100, Father, doubtful).ShouldSay(CheckOutcome.Review, "contract-buyer-name-differs");
        Judge(100, doubtful, Uncle).Counterfactual.ShouldBe(new("share-needed", "1/1", "0/1"));
    }

    private static CheckResult Judge(int minimum, params ContractBuyer[] buyers) =>
        ContractShare.Declaration.Judge($$"""{ "minShare": {{minimum}} }""", DataItem.Contract, Known.Father, Others.Contract with { Buyers = buyers });
}
