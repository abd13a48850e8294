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
        Judge(new Known(Some.Family).Nothing(ItemId.PropertyTitle, Known.Child, Known.Father, Known.Mother)).Outcome.ShouldBe(CheckOutcome.Pass);

    [Fact]
    public void Fails_as_soon_as_one_home_is_known_whoever_is_still_to_be_asked()
    {
        var result = Judge(new Known(Some.Family).Record(ItemId.PropertyTitle, Known.Father, Some.Title));

        (result.Outcome, result.Reason).ShouldBe((CheckOutcome.Fail, "home-owned"));
    }

    [Fact]
    public void A_shop_a_seized_home_and_a_share_too_small_could_not_serve()
    {
        var known = new Known(Some.Family)
            .Record(ItemId.PropertyTitle, Known.Father, Some.Title with { Use = BuildingUse.Commercial }, Some.Title with { Seized = true })
            .Record(ItemId.PropertyTitle, Known.Mother, Some.Title with
            {
                Owners = [new("李娜", null, Some.Mother.IdNumber, new Fraction(1, 3)), new("王芳", null, "370102195501010028", new Fraction(2, 3))],
            })
            .Nothing(ItemId.PropertyTitle, Known.Child);

        Judge(known).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void An_open_answer_leaves_it_unknown_and_a_county_without_titles_not_covered()
    {
        Known Half() => new Known(Some.Family).Nothing(ItemId.PropertyTitle, Known.Child, Known.Father);

        Judge(Half()).Outcome.ShouldBe(CheckOutcome.Unavailable);
        Judge(Half().Answer(ItemId.PropertyTitle, Known.Mother, PullAnswer.NotCovered("titles-not-digitised"))).Outcome.ShouldBe(CheckOutcome.NotCovered);
        Judge(Half().Answer(ItemId.PropertyTitle, Known.Mother, PullAnswer.Mismatch("name-differs"))).Outcome.ShouldBe(CheckOutcome.Review);
    }

    [Fact]
    public void A_share_under_another_name_is_for_a_person_to_look_at()
    {
        var title = Some.Title with { Owners = [new("张炜", null, Some.Father.IdNumber, null)] };
        var known = new Known(Some.Family).Record(ItemId.PropertyTitle, Known.Father, title).Nothing(ItemId.PropertyTitle, Known.Child, Known.Mother);

        Judge(known).Outcome.ShouldBe(CheckOutcome.Review);
    }

    private static CheckResult Judge(Known known) =>
        known.Bind(PropertyNoneOwned.Declaration, """{ "minShare": 50 }""").Judge(new(DataItem.Title, null, null, 0, known.Dossier.Family), known.Dossier)!;
}
