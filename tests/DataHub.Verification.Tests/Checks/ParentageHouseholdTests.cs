using System.Globalization;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ParentageHouseholdTests
{
    private const string ChildOfHead = "20 21 22 23 24 25 26 27 29 30 31 32 33 34 35 36 37 39";
    private const string GrandchildOfHead = "40 41 42 43 44";
    private const string ParentOfHead = "51 52 57 58";
    private const string GrandparentOfHead = "61 62 63 64";

    [Theory]
    [InlineData(Relation.Father, "01", ChildOfHead)]
    [InlineData(Relation.Mother, "02", ChildOfHead)]
    [InlineData(Relation.Father, "10", ChildOfHead)]
    [InlineData(Relation.Mother, "11", ChildOfHead)]
    [InlineData(Relation.Mother, "12", ChildOfHead)]
    [InlineData(Relation.Mother, "13", "")]
    [InlineData(Relation.Father, "20", "")] // the head's son: whose child the grandchild is, nothing says
    [InlineData(Relation.Father, "51", "01 02")]
    [InlineData(Relation.Father, "00", "")]
    [InlineData(Relation.Grandparent, "01", GrandchildOfHead)]
    [InlineData(Relation.Grandparent, "02", GrandchildOfHead)]
    [InlineData(Relation.Grandparent, "10", "")] // the head's spouse: the codes tell the grandchild of the head alone
    [InlineData(Relation.Grandparent, "51", "")]
    [InlineData(Relation.Grandparent, "61", "01 02")]
    public void A_guardians_code_states_it_beside_these_codes_of_the_child(Relation relation, string guardian, string children) =>
        Codes.Where(child => Judge(relation, guardian, child).Outcome == CheckOutcome.Pass).ShouldBe(Listed(children));

    [Theory]
    [InlineData(Relation.Mother, "01", ParentOfHead)]
    [InlineData(Relation.Father, "02", ParentOfHead)]
    [InlineData(Relation.Father, "30", "01 02 10 11 12")]
    [InlineData(Relation.Grandparent, "01", GrandparentOfHead)]
    [InlineData(Relation.Grandparent, "44", "01 02")]
    public void A_childs_code_states_it_beside_these_codes_of_the_guardian(Relation relation, string child, string guardians) =>
        Codes.Where(guardian => Judge(relation, guardian, child).Outcome == CheckOutcome.Pass).ShouldBe(Listed(guardians));

    [Fact]
    public void What_is_stated_and_what_is_not_says_both_codes()
    {
        var stated = Judge(Relation.Father, "02", "30");
        stated.ShouldSay(CheckOutcome.Pass, "parentage-in-book");
        stated.Facts.Select(fact => fact.Value).ShouldBe(["30", "02"]);

        var unstated = Judge(Relation.Father, "02", "97");
        unstated.ShouldSay(CheckOutcome.Absent, "parentage-not-stated");
        unstated.Facts.Select(fact => fact.Value).ShouldBe(["97", "02"]);
    }

    [Theory]
    [InlineData("370102004100999", HouseholdState.Registered)]
    [InlineData("370102004100123", HouseholdState.Cancelled)]
    [InlineData("370102004100123", HouseholdState.Dead)]
    public void Another_book_and_who_has_left_the_book_prove_nothing(string number, HouseholdState state)
    {
        var result = Judge(Relation.Father, Some.HouseholdOf(Some.Father, "02") with { HouseholdNumber = number, State = state }, Some.Household);

        result.ShouldSay(CheckOutcome.Absent, "parentage-other-book");
        result.Value("person").ShouldBe("guardian-1");
    }

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Without_the_guardians_household_the_answer_decides(Lack lack, CheckOutcome outcome, string reason)
    {
        var known = new Known(Some.Family).Record(ItemId.HouseholdRegistration, Known.Child, Some.Household).Lacks(ItemId.HouseholdRegistration, Known.Mother, lack);

        ParentageHousehold.Declaration.Judge("{}", known, known.Candidate(DataItem.Household, Some.Household, Known.Child, guardian: 2)).ShouldSay(outcome, reason);
    }

    [Theory]
    [InlineData(Relation.Grandparent, "grandparent-not-shown")]
    [InlineData(Relation.Other, "guardianship-papers-needed")]
    public void Whom_no_book_can_show_a_person_looks_at(Relation relation, string reason)
    {
        // In one book with the child all the same: its codes state nothing about a guardian of another relation, nor about this grandparent.
        var run = new World(Some.Family with { Guardians = [Some.Guardian(relation, Some.Grandfather)] })
            .With(Some.Household, Some.HouseholdOf(Some.Grandfather, "51"))
            .Run(County.Asking("parentage", "household-relation", (ParentageHousehold.Declaration.Name, "{}")), County.OneGroup);

        run.Requirement("parentage").Status.ShouldBe(RequirementStatus.Review);
        run.Requirement("parentage").Alternatives.Single().Checks[^1].ShouldSay(CheckOutcome.Review, reason);
    }

    private static IEnumerable<string> Codes => Enumerable.Range(0, 100).Select(code => code.ToString("00", CultureInfo.InvariantCulture));

    private static string[] Listed(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static CheckResult Judge(Relation relation, string guardian, string child) =>
        Judge(relation, Some.HouseholdOf(Some.Father, guardian), Some.Household with { RelationToHead = child });

    private static CheckResult Judge(Relation relation, HouseholdRecord guardian, HouseholdRecord child)
    {
        var known = new Known(Some.Family with { Guardians = [Some.Guardian(relation, Some.Father)] })
            .Record(ItemId.HouseholdRegistration, Known.Child, child).Record(ItemId.HouseholdRegistration, Known.Father, guardian);
        return ParentageHousehold.Declaration.Judge("{}", known, known.Candidate(DataItem.Household, child, Known.Child, guardian: 1));
    }
}
