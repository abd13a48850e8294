using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyNoneOwnedTests
{
    [Fact]
    public void Passes_once_everybody_was_asked_and_nobody_owns() =>
        Judge(new Known(Some.Family).Nothing(ItemId.PropertyTitle, Known.Child, Known.Father, Known.Mother)).ShouldSay(CheckOutcome.Pass, "no-home-owned");

    [Fact]
    public void Fails_as_soon_as_one_home_is_known_whoever_is_still_to_be_asked()
    {
        var result = Judge(new Known(Some.Family).Record(ItemId.PropertyTitle, Known.Father, Some.Title));

        result.ShouldSay(CheckOutcome.Fail, "home-owned");
        result.Facts.Single().ShouldSatisfyAllConditions(f => f.Value.ShouldBe(Some.Title.TitleNumber), f => f.Personal.ShouldBeTrue());
    }

    public static TheoryData<string, bool> Titles { get; } = new()
    {
        { "as it is", true },
        { "historic", false },
        { "number cancelled", false },
        { "another county", false },
        { "a hotel flat", false },
        { "seized", false },
        { "disputed", true },
        { "mortgaged", true },
        { "half a grandparent's", true },
        { "two thirds a grandparent's", false },
        { "just under the share", false },
    };

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_home_counts_where_it_could_serve(string title, bool serves)
    {
        TitleOwner Of(DataHub.Core.Families.Person person, long over, long under) => new(person.Name, null, person.IdNumber, new Fraction(over, under));
        var owned = title switch
        {
            "historic" => Some.Title with { State = TitleState.Historic },
            "number cancelled" => Some.Title with { NumberCancelled = true },
            "another county" => Some.Title with { Division = "370112" },
            "a hotel flat" => Some.Title with { Use = BuildingUse.ApartmentHotel },
            "seized" => Some.Title with { Seized = true },
            "disputed" => Some.Title with { Disputed = true },
            "mortgaged" => Some.Title with { Mortgaged = true, RightOfResidence = true },
            "half a grandparent's" => Some.Title with { Owners = [Of(Some.Father, 1, 2), Of(Some.Grandfather, 1, 2)] },
            "two thirds a grandparent's" => Some.Title with { Owners = [Of(Some.Child, 1, 3), Of(Some.Grandfather, 2, 3)] },
            "just under the share" => Some.Title with { Owners = [Of(Some.Father, 49, 100), Of(Some.Grandfather, 51, 100)] },
            _ => Some.Title,
        };
        var known = new Known(Some.WithGrandfather).Record(ItemId.PropertyTitle, Known.Father, owned).Nothing(ItemId.PropertyTitle, Known.Child, Known.Mother);

        Judge(known).ShouldSay(serves ? CheckOutcome.Fail : CheckOutcome.Pass, serves ? "home-owned" : "no-home-owned");
    }

    [Fact]
    public void What_grandparents_own_is_of_no_account() => Judge(
        new Known(Some.WithGrandfather).Nothing(ItemId.PropertyTitle, Known.Child, Known.Father, Known.Mother)
            .Record(ItemId.PropertyTitle, Known.Grandfather, Some.Title with { Owners = [new(Some.Grandfather.Name, null, Some.Grandfather.IdNumber, null)] }))
        .Outcome.ShouldBe(CheckOutcome.Pass);

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Passes_on_no_record_and_else_the_answer_decides(Lack lack, CheckOutcome outcome, string reason)
    {
        var isNoRecord = lack is Lack.NoRecord or Lack.SeveralChildren;
        var result = Judge(new Known(Some.Family).Nothing(ItemId.PropertyTitle, Known.Child, Known.Father).Lacks(ItemId.PropertyTitle, Known.Mother, lack));

        result.ShouldSay(isNoRecord ? CheckOutcome.Pass : outcome, isNoRecord ? "no-home-owned" : reason);
        result.Value("person").ShouldBe(isNoRecord ? null : "guardian-2");
    }

    [Theory]
    [InlineData(Lack.Mismatch, Lack.Due, CheckOutcome.Unavailable)]
    [InlineData(Lack.Mismatch, Lack.NotCovered, CheckOutcome.NotCovered)]
    [InlineData(Lack.Due, Lack.NotCovered, CheckOutcome.NotCovered)]
    [InlineData(Lack.Due, Lack.GivenUp, CheckOutcome.Absent)]
    [InlineData(Lack.GivenUp, Lack.NotCovered, CheckOutcome.NotCovered)]
    public void Of_two_answers_what_is_false_for_good_decides_then_what_can_still_come(Lack one, Lack other, CheckOutcome outcome)
    {
        foreach (var (father, mother) in new[] { (one, other), (other, one) })
        {
            Judge(new Known(Some.Family).Nothing(ItemId.PropertyTitle, Known.Child)
                .Lacks(ItemId.PropertyTitle, Known.Father, father).Lacks(ItemId.PropertyTitle, Known.Mother, mother)).Outcome.ShouldBe(outcome);
        }
    }

    [Fact]
    public void A_share_under_another_name_is_for_a_person_to_see_once_nothing_else_is_open()
    {
        var title = Some.Title with { Owners = [new("张炜", null, Some.Father.IdNumber, null)] };
        Known Doubtful() => new Known(Some.Family).Record(ItemId.PropertyTitle, Known.Father, title).Nothing(ItemId.PropertyTitle, Known.Child);

        Judge(Doubtful().Nothing(ItemId.PropertyTitle, Known.Mother)).ShouldSay(CheckOutcome.Review, "home-ownership-unclear");
        Judge(Doubtful()).ShouldSay(CheckOutcome.Unavailable, "not-asked-yet");
        Judge(Doubtful().Record(ItemId.PropertyTitle, Known.Mother, Some.Title with { TitleNumber = "鲁(2020)济南市不动产权第0000003号" })).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    private static CheckResult Judge(Known known) =>
        PropertyNoneOwned.Declaration.Judge("""{ "minShare": 50 }""", known, new(DataItem.Title, null, null, 0, known.Dossier.Family));
}
