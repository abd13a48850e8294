using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class AddressSameHomeTests
{
    private const string Written = "山东省济南市历下区文化东路88号3号楼2单元501室";

    public static TheoryData<string, string, CheckOutcome, string, string> Homes { get; } = new()
    {
        { "{}", "历下区文化东路88号3-2-501", CheckOutcome.Pass, "household-in-home", "same-home" },
        { """{ "level": "home" }""", "历下区文化东路88号3-2-501", CheckOutcome.Pass, "household-in-home", "same-home" },
        { "{}", "历下区文化东路88号3-2-502", CheckOutcome.Fail, "household-in-other-home", "same-building" },
        { "{}", "历下区文化东路88号4-2-501", CheckOutcome.Fail, "household-in-other-home", "same-community" },
        { "{}", "历下区解放路112号3-2-501", CheckOutcome.Fail, "household-in-other-home", "different" },
        { "{}", "历下区文化东路88号3号楼", CheckOutcome.Review, "household-in-home-unclear", "ambiguous" },
        { """{ "level": "building" }""", "历下区文化东路88号3-2-502", CheckOutcome.Pass, "household-in-home", "same-building" },
        { """{ "level": "building" }""", "历下区文化东路88号3号楼", CheckOutcome.Pass, "household-in-home", "same-building" },
        { """{ "level": "building" }""", "历下区文化东路88号4-2-501", CheckOutcome.Fail, "household-in-other-home", "same-community" },
        { """{ "level": "building" }""", "历下区文化东路88号", CheckOutcome.Review, "household-in-home-unclear", "ambiguous" },
        { """{ "level": "community" }""", "历下区文化东路88号4-2-501", CheckOutcome.Pass, "household-in-home", "same-community" },
        { """{ "level": "community" }""", "历下区解放路112号", CheckOutcome.Fail, "household-in-other-home", "different" },
        { """{ "level": "community" }""", "历下区", CheckOutcome.Review, "household-in-home-unclear", "ambiguous" },
    };

    [Theory]
    [MemberData(nameof(Homes))]
    public void The_addresses_are_compared_as_finely_as_the_county_asks(string parameters, string address, CheckOutcome outcome, string reason, string match)
    {
        var result = Judge(parameters, DataItem.Title, Some.Title with { Address = address });

        result.ShouldSay(outcome, reason);
        result.Value("addressMatch").ShouldBe(match);
    }

    [Fact]
    public void A_contract_and_a_rental_speak_of_a_home_too()
    {
        Judge("{}", DataItem.Contract, Others.Contract with { Address = Written }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge("{}", DataItem.Contract, Others.Contract).Outcome.ShouldBe(CheckOutcome.Fail);
        Judge("{}", DataItem.Rental, Others.Rental with { Address = Written }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge("{}", DataItem.Rental, Others.Rental).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Without_a_household_the_answer_decides(Lack lack, CheckOutcome outcome, string reason)
    {
        var known = new Known(Some.Family).Lacks(ItemId.HouseholdRegistration, Known.Child, lack).Record(ItemId.PropertyTitle, Known.Father, Some.Title);

        AddressSameHome.Declaration.Judge("{}", known, known.Candidate(DataItem.Title, Some.Title, Known.Father)).ShouldSay(outcome, reason);
    }

    [Fact]
    public void Without_a_title_that_counts_there_is_nothing_to_compare()
    {
        var policy = County.Asking("residence", "grandparent-title", ("property.owner", "{}"), ("property.current", "{}"), (AddressSameHome.Declaration.Name, "{}"));
        var title = Some.Title with { State = TitleState.Historic, Owners = [new(Some.Grandfather.Name, null, Some.Grandfather.IdNumber, null)] };

        var run = new World(Some.WithGrandfather).With(Some.Household, title).Run(policy, County.OneGroup);

        (run.Requirement("residence").Status, run.Requirement("residence").Reason).ShouldBe((RequirementStatus.NoRecord, "title-not-current"));
        run.Asked.ShouldAllBe(key => key.StartsWith("property-title"));
    }

    private static CheckResult Judge(string parameters, DataItem item, SourceRecord home)
    {
        var known = new Known(Some.Family).Record(ItemId.HouseholdRegistration, Known.Child, Some.Household with { Address = Written }).Record(item.Id(), Known.Father, home);
        return AddressSameHome.Declaration.Judge(parameters, known, known.Candidate(item, home, Known.Father));
    }
}
