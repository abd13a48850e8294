using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class BusinessOwnerTests
{
    [Fact]
    public void The_owner_is_a_parent() => Judge(Others.Enterprise).ShouldSay(CheckOutcome.Pass, "business-owner-is-parent");

    [Fact]
    public void The_right_number_under_another_name_is_for_a_person_to_see()
    {
        var result = Judge(Others.Enterprise with { OwnerName = "张玮" });

        result.ShouldSay(CheckOutcome.Review, "business-owner-name-differs");
        result.Facts.Single().ShouldSatisfyAllConditions(f => f.Field.ShouldBe("creditCode"), f => f.Personal.ShouldBeTrue());
    }

    [Fact]
    public void Anothers_business_is_no_evidence() => Judge(Others.Enterprise with { OwnerName = "王强", OwnerIdNumber = "370102198506064012" })
        .ShouldSay(CheckOutcome.Absent, "business-owner-not-parent");

    [Fact]
    public void A_grandparents_business_is_anothers()
    {
        var business = Others.SoleTrader with { OwnerName = Some.Grandfather.Name, OwnerIdNumber = Some.Grandfather.IdNumber };
        var known = new Known(Some.WithGrandfather).Record(ItemId.SoleTraderRegistration, Known.Grandfather, business);

        BusinessOwner.Declaration.Judge("{}", known, known.Candidate(DataItem.SoleTrader, business, Known.Grandfather, known.Dossier.Parents))
            .ShouldSay(CheckOutcome.Absent, "business-owner-not-parent");
    }

    private static CheckResult Judge(EnterpriseRecord business) => BusinessOwner.Declaration.Judge(DataItem.Enterprise, Known.Father, business);
}
