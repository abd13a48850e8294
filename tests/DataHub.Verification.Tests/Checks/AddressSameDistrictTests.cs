using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class AddressSameDistrictTests
{
    private const string Odd = "历下区文化东路99号1号楼1-101";
    private const string Even = "历下区文化东路88号3号楼2-501";
    private const string Outside = "历下区文化东路200号1号楼1-101";
    private const string Both = "历下区解放路112号历山名郡2-1-1203";
    private const string Unclear = "历下区文化东路";

    private static readonly SchoolDistrict[] Districts =
    [
        new() { Id = "odd", Name = "单号学区", Areas = [Road("文化东路", Parity.Odd), Road("解放路", null)] },
        new() { Id = "even", Name = "双号学区", Areas = [Road("文化东路", Parity.Even), Road("解放路", null)] },
    ];

    [Theory]
    [InlineData(Even, Even, CheckOutcome.Pass, "one-district")]
    [InlineData(Odd, Even, CheckOutcome.Fail, "two-districts")]
    [InlineData(Even, Outside, CheckOutcome.Fail, "two-districts")]
    [InlineData(Outside, Even, CheckOutcome.Fail, "two-districts")]
    [InlineData(Outside, Outside, CheckOutcome.Fail, "two-districts")] // in none is not in one
    [InlineData(Both, Even, CheckOutcome.Review, "district-unclear")]
    [InlineData(Even, Both, CheckOutcome.Review, "district-unclear")]
    [InlineData(Unclear, Even, CheckOutcome.Review, "district-unclear")]
    [InlineData(Even, Unclear, CheckOutcome.Review, "district-unclear")]
    public void Both_lie_in_one_district(string household, string home, CheckOutcome outcome, string reason) =>
        Judge(household, DataItem.Title, Some.Title with { Address = home }).ShouldSay(outcome, reason);

    [Fact]
    public void Says_in_which_districts_the_two_lie()
    {
        Judge(Even, DataItem.Title, Some.Title with { Address = Even }).Facts.Select(fact => (fact.Item, fact.Value)).ShouldBe([(ItemId.PropertyTitle, "even")]);
        Judge(Odd, DataItem.Title, Some.Title with { Address = Even }).Facts.Select(fact => (fact.Item, fact.Value))
            .ShouldBe([(ItemId.HouseholdRegistration, "odd"), (ItemId.PropertyTitle, "even")]);
        Judge(Both, DataItem.Title, Some.Title with { Address = Outside }).Facts.Select(fact => fact.Value).ShouldBe(["odd, even", ""]);
    }

    [Fact]
    public void A_contract_and_a_rental_speak_of_a_home_too()
    {
        Judge(Even, DataItem.Contract, Others.Contract with { Address = Even }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge(Even, DataItem.Rental, Others.Rental with { Address = Odd }).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void It_is_left_out_where_there_is_no_household_for_good_and_open_where_that_is_open(Lack lack, CheckOutcome outcome, string reason)
    {
        var result = Put(new Known(Some.Family).Lacks(ItemId.HouseholdRegistration, Known.Child, lack));

        if (outcome is CheckOutcome.Absent or CheckOutcome.NotCovered)
        {
            result.ShouldBeNull();
        }
        else
        {
            result.ShouldSay(outcome, reason);
        }
    }

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Once_the_household_is_attested_a_person_compares(Lack lack, CheckOutcome outcome, string reason)
    {
        var isNothing = outcome is CheckOutcome.Absent or CheckOutcome.NotCovered;

        Put(new Known(Some.Family) { Attested = ["household"] }.Lacks(ItemId.HouseholdRegistration, Known.Child, lack))
            .ShouldSay(isNothing ? CheckOutcome.Review : outcome, isNothing ? "household-on-paper" : reason);
    }

    [Fact]
    public void A_child_whose_document_no_household_knows_is_left_out_too() =>
        Put(new Known(Some.Family with { Child = Some.Child with { IdType = IdType.Passport, IdNumber = "E12345678" } })).ShouldBeNull();

    private static CheckResult? Put(Known known) => known.Record(ItemId.PropertyTitle, Known.Father, Some.Title)
        .Bind(AddressSameDistrict.Declaration).Put(known, known.Candidate(DataItem.Title, Some.Title, Known.Father));

    private static CheckResult Judge(string household, DataItem item, SourceRecord home)
    {
        var known = new Known(Some.Family) { Policy = new Known(Some.Family).Policy with { Districts = Districts } }
            .Record(ItemId.HouseholdRegistration, Known.Child, Some.Household with { Address = household }).Record(item.Id(), Known.Father, home);
        return AddressSameDistrict.Declaration.Judge("{}", known, known.Candidate(item, home, Known.Father));
    }

    private static DistrictArea Road(string name, Parity? parity) => new() { Kind = AreaKind.Road, Name = name, From = 1, To = 199, Parity = parity };
}
