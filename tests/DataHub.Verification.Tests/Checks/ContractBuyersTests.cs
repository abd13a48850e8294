using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractBuyersTests
{
    private static readonly ContractBuyer Stranger = new("王强", "370102198506064012");

    [Fact]
    public void One_buyer_of_the_family_is_enough() => Judge(Stranger, Of(Some.Mother)).ShouldBe((CheckOutcome.Pass, "contract-buyer-in-family"));

    [Fact]
    public void The_child_may_be_the_buyer() => Judge(Of(Some.Child)).ShouldBe((CheckOutcome.Pass, "contract-buyer-in-family"));

    [Fact]
    public void A_stranger_is_no_evidence() => Judge(Stranger).ShouldBe((CheckOutcome.Absent, "contract-buyer-not-in-family"));

    [Fact]
    public void The_right_number_under_another_name_is_for_a_person_to_see() =>
        Judge(Stranger, Of(Some.Mother) with { Name = "李那" }).ShouldBe((CheckOutcome.Review, "contract-buyer-name-differs"));

    [Fact]
    public void A_doubtful_name_does_not_matter_beside_a_certain_one() =>
        Judge(Of(Some.Mother) with { Name = "李那" }, Of(Some.Father)).Outcome.ShouldBe(CheckOutcome.Pass);

    private static ContractBuyer Of(DataHub.Core.Families.Person person) => new(person.Name, person.IdNumber);

    private static (CheckOutcome Outcome, string Reason) Judge(params ContractBuyer[] buyers)
    {
        var result = ContractBuyers.Declaration.Judge(DataItem.Contract, Known.Father, Others.Contract with { Buyers = buyers });
        return (result.Outcome, result.Reason);
    }
}
