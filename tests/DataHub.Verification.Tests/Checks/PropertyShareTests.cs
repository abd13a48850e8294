using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyShareTests
{
    private static readonly TitleOwner Uncle = new("张勇", IdType.ResidentId, "370102199001014018", null);

    [Theory]
    [InlineData("1/2", null, 50, CheckOutcome.Pass)]
    [InlineData("1/2", null, 51, CheckOutcome.Fail)]
    [InlineData("1/3", "1/3", 66, CheckOutcome.Pass)]
    [InlineData("1/3", "1/3", 67, CheckOutcome.Fail)]
    [InlineData("51/100", null, 51, CheckOutcome.Pass)]
    [InlineData("1/2", "1/2", 100, CheckOutcome.Pass)]
    [InlineData("999999/1000000", null, 100, CheckOutcome.Fail)]
    public void The_familys_shares_add_up_exactly(string father, string? mother, int minimum, CheckOutcome outcome)
    {
        var fathers = Share(father);
        var mothers = mother is null ? default(Fraction?) : Share(mother);
        var sum = fathers + (mothers ?? Fraction.Zero);
        var uncle = Uncle with { Share = new Fraction(sum.Denominator - sum.Numerator, sum.Denominator) };

        var result = mothers is { } share
            ? Judge(minimum, Of(Some.Father, fathers), Of(Some.Mother, share), uncle)
            : Judge(minimum, Of(Some.Father, fathers), uncle);

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "share-sufficient" : "share-insufficient");
        result.Value("share").ShouldBe(sum.ToString());
        result.Counterfactual.ShouldBe(outcome == CheckOutcome.Pass ? null : new("share-needed", new Fraction(minimum, 100).ToString(), sum.ToString()));
    }

    [Fact]
    public void Blank_joint_shares_are_equal_among_all_owners()
    {
        Judge(66, Of(Some.Father), Uncle, Of(Some.Mother)).Value("share").ShouldBe("2/3");
        Judge(67, Of(Some.Father), Uncle, Of(Some.Mother)).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Fact]
    public void The_childs_own_share_counts() => Judge(100, Of(Some.Child), Of(Some.Father)).Outcome.ShouldBe(CheckOutcome.Pass);

    [Fact]
    public void A_doubtful_name_matters_only_where_its_share_is_needed()
    {
        var doubtful = Of(Some.Mother) with { Name = "李那" };

        Judge(50, Of(Some.Father), doubtful).ShouldSay(CheckOutcome.Pass, "share-sufficient");
        Judge(100, Of(Some.Father), doubtful).ShouldSay(CheckOutcome.Review, "share-name-differs");
        Judge(100, Of(Some.Father), doubtful).Value("share").ShouldBe("1/2", "only what is certain is told as owned");
        var insufficient = Judge(100, doubtful, Uncle);
        insufficient.ShouldSay(CheckOutcome.Fail, "share-insufficient");
        insufficient.Counterfactual.ShouldBe(new("share-needed", "1/1", "0/1"), "the same share as is told as owned");
    }

    [Fact]
    public void Of_a_grandparents_title_only_the_grandparents_shares_count()
    {
        var title = Some.Title with { Owners = [Of(Some.Grandfather), Of(Some.Father)] };
        var known = new Known(Some.WithGrandfather).Record(ItemId.PropertyTitle, Known.Grandfather, title);
        var candidate = known.Candidate(DataItem.Title, title, Known.Grandfather, known.Dossier.Grandparents);

        PropertyShare.Declaration.Judge("""{ "minShare": 50 }""", known, candidate).Outcome.ShouldBe(CheckOutcome.Pass);
        PropertyShare.Declaration.Judge("""{ "minShare": 51 }""", known, candidate).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    private static Fraction Share(string text) => text.Split('/') is [var over, var under] ? new(int.Parse(over), int.Parse(under)) : default;

    private static TitleOwner Of(Person person, Fraction? share = null) => new(person.Name, IdType.ResidentId, person.IdNumber, share);

    private static CheckResult Judge(int minimum, params TitleOwner[] owners) =>
        PropertyShare.Declaration.Judge($$"""{ "minShare": {{minimum}} }""", DataItem.Title, Known.Father, Some.Title with { Owners = owners });
}
