using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertySeatFreeTests
{
    private const string Stranger = "370102198001010010";
    private const string Virtual = "370102000000GB00012F00030023";

    [Theory]
    [InlineData("2020-06-10", CheckOutcome.Pass, "seat-free")] // six years ago to the day
    [InlineData("2020-06-11", CheckOutcome.Fail, "seat-taken")]
    [InlineData("2026-06-10", CheckOutcome.Fail, "seat-taken")]
    public void Another_familys_seat_is_taken_for_the_years(string confirmed, CheckOutcome outcome, string reason)
    {
        var result = Judge(Taken(Some.Title.UnitNumber, confirmed, Stranger));

        result.ShouldSay(outcome, reason);
        if (outcome == CheckOutcome.Fail)
        {
            result.Facts.Single().ShouldSatisfyAllConditions(f => f.Value.ShouldBe(Some.Title.TitleNumber), f => f.Personal.ShouldBeTrue());
            result.Counterfactual.ShouldBe(new("seat-free-on", "6", confirmed, DateOnly.Parse(confirmed).AddYears(6), new DateOnly(2026, 6, 10)));
        }
    }

    [Fact]
    public void Without_seats_every_home_is_free() => Judge().ShouldSay(CheckOutcome.Pass, "seat-free");

    [Fact]
    public void The_seat_of_another_home_is_of_no_account() => Judge(Taken("370102004003GB00012F00030024", "2025-07-01", Stranger)).Outcome.ShouldBe(CheckOutcome.Pass);

    [Fact]
    public void A_sibling_shares_a_parent()
    {
        Judge(Taken(Some.Title.UnitNumber, "2025-07-01", Stranger, Some.Mother.IdNumber)).ShouldSay(CheckOutcome.Pass, "seat-free");
        Judge(Taken(Some.Title.UnitNumber, "2025-07-01", Some.Grandfather.IdNumber)).ShouldSay(CheckOutcome.Fail, "seat-taken");
    }

    [Fact]
    public void Of_several_seats_the_last_to_be_free_is_told()
    {
        var first = Taken(Some.Title.UnitNumber, "2021-07-01", Stranger);
        var second = Taken(Some.Title.UnitNumber, "2024-07-01", Stranger);
        var own = Taken(Some.Title.UnitNumber, "2025-07-01", Some.Father.IdNumber);

        Judge(first, own, second).Counterfactual!.MetOn.ShouldBe(new DateOnly(2030, 7, 1));
        Judge(second, own, first).Counterfactual!.MetOn.ShouldBe(new DateOnly(2030, 7, 1));
    }

    [Fact]
    public void A_virtual_unit_number_identifies_nothing_so_the_title_number_does()
    {
        var title = Some.Title with { UnitNumber = Virtual };

        Judge(title, Taken(Virtual, "2025-07-01", Stranger)).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge(title, Taken(title.TitleNumber, "2025-07-01", Stranger)).ShouldSay(CheckOutcome.Fail, "seat-taken");
        Judge(Some.Title, Taken(Some.Title.TitleNumber, "2025-07-01", Stranger)).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    private static Seat Taken(string key, string confirmed, params string[] parents) => new(key, DateOnly.Parse(confirmed), parents);

    private static CheckResult Judge(params Seat[] seats) => Judge(Some.Title, seats);

    private static CheckResult Judge(PropertyTitleRecord title, params Seat[] seats)
    {
        var known = new Known(Some.WithGrandfather) { Seats = seats }.Record(ItemId.PropertyTitle, Known.Father, title);
        return PropertySeatFree.Declaration.Judge("""{ "years": 6 }""", known, known.Candidate(DataItem.Title, title, Known.Father));
    }
}
