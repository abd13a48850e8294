using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ChildAgeTests
{
    private const string Window = """{ "bornFrom": "2019-09-01", "bornTo": "2020-08-31" }""";

    public static TheoryData<string, CheckOutcome, string> Births { get; } = new()
    {
        { "2019-08-31", CheckOutcome.Fail, "child-too-old" },
        { "2019-09-01", CheckOutcome.Pass, "child-age-in-window" },
        { "2020-08-31", CheckOutcome.Pass, "child-age-in-window" },
        { "2020-09-01", CheckOutcome.Fail, "child-too-young" },
    };

    [Theory]
    [MemberData(nameof(Births))]
    public void The_number_or_the_given_date_serves_until_the_household_is_known(string born, CheckOutcome outcome, string reason)
    {
        var result = Judge(new Known(Family(born)));

        result.ShouldSay(outcome, reason);
        Told(result).ShouldBe(born);
        result.Facts.Single().Pull.ShouldBeNull("nobody was asked for it");
    }

    [Theory]
    [MemberData(nameof(Births))]
    public void The_household_serves_where_no_date_is_given(string born, CheckOutcome outcome, string reason)
    {
        var result = Judge(new Known(Family(null)).Record(ItemId.HouseholdRegistration, Known.Child, Household(born)));

        result.ShouldSay(outcome, reason);
        Told(result).ShouldBe(born);
        result.Facts.Single().Pull.ShouldNotBeNull();
    }

    [Fact]
    public void The_households_date_is_preferred()
    {
        var result = Judge(new Known(Family("2020-03-12")).Record(ItemId.HouseholdRegistration, Known.Child, Household("2020-03-21")));

        result.ShouldSay(CheckOutcome.Pass, "child-age-in-window");
        Told(result).ShouldBe("2020-03-21");
    }

    [Theory]
    [InlineData("2020-03-12", "2018-03-12")]
    [InlineData("2018-03-12", "2020-03-12")]
    public void Dates_on_different_sides_of_the_window_are_for_a_person_to_see(string given, string recorded)
    {
        var result = Judge(new Known(Family(given)).Record(ItemId.HouseholdRegistration, Known.Child, Household(recorded)));

        result.ShouldSay(CheckOutcome.Review, "birth-dates-disagree");
        Told(result).ShouldBe(recorded);
    }

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Without_any_date_it_waits_and_then_a_person_looks(Lack lack, CheckOutcome missing, string reason)
    {
        var result = Judge(new Known(Family(null)).Lacks(ItemId.HouseholdRegistration, Known.Child, lack));

        result.ShouldSay(missing == CheckOutcome.Unavailable ? missing : CheckOutcome.Review, missing == CheckOutcome.Unavailable ? reason : "birth-date-unknown");
    }

    [Fact]
    public void Says_which_window_it_is() =>
        Judge(new Known(Family("2019-08-31"))).Counterfactual.ShouldBe(new("born-between", "2019-09-01/2020-08-31", "2019-08-31"));

    [Theory]
    [InlineData("2019-09-01", "2019-09-01", true)]
    [InlineData("2019-09-01", "2019-08-31", false)]
    public void The_window_does_not_end_before_it_begins(string from, string to, bool allowed) =>
        new Known(Some.Family).TryBind(ChildAge.Declaration, $$"""{ "bornFrom": "{{from}}", "bornTo": "{{to}}" }""")
            .Problems.Select(problem => problem.Pointer).ShouldBe(allowed ? [] : ["/checks/0/bornTo"]);

    private static CheckResult Judge(Known known) => ChildAge.Declaration.Judge(Window, known, new(DataItem.Household, null, null, 0, People.Child));

    private static string? Told(CheckResult result)
    {
        result.Facts.ShouldAllBe(fact => fact.Personal);
        return result.Value("birthDate");
    }

    private static Family Family(string? born) => Some.Family with { Child = Some.Child with { BirthDate = born is null ? null : DateOnly.Parse(born) } };

    private static HouseholdRecord Household(string born) => Some.Household with { BirthDate = DateOnly.Parse(born) };
}
