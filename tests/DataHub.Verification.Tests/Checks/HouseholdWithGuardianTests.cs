using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class HouseholdWithGuardianTests : HouseholdCheckTests
{
    private const string AlsoGrandparent = """{ "allowGrandparent": true }""";
    private const string AlsoAlone = """{ "allowAlone": true }""";

    private static readonly HouseholdRecord Father = Some.HouseholdOf(Some.Father, "02");
    private static readonly HouseholdRecord Grandfather = Some.HouseholdOf(Some.Grandfather, "01");
    private static readonly PropertyTitleRecord GrandfathersTitle =
        Some.Title with { Owners = [new(Some.Grandfather.Name, IdType.ResidentId, Some.Grandfather.IdNumber, null)] };

    private protected override CheckDefinition Definition => HouseholdWithGuardian.Declaration;

    [Fact]
    public void One_household_number_is_one_book()
    {
        var result = With(Father);

        result.ShouldSay(CheckOutcome.Pass, "household-with-guardian");
        result.Value("person").ShouldBe("guardian-1");
    }

    [Fact]
    public void Another_number_is_another_book_even_at_the_same_address()
    {
        var result = With(Father with { HouseholdNumber = "370102004100999" });

        result.ShouldSay(CheckOutcome.Fail, "household-without-guardian");
        result.Value("person").ShouldBe("guardian-1");
    }

    [Theory]
    [InlineData(HouseholdState.Cancelled)]
    [InlineData(HouseholdState.Dead)]
    public void Who_has_left_the_book_is_no_longer_in_it(HouseholdState state) =>
        With(Father with { State = state }).ShouldSay(CheckOutcome.Fail, "household-without-guardian");

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Without_the_guardians_household_the_answer_decides(Lack lack, CheckOutcome outcome, string reason)
    {
        var known = Child().Lacks(ItemId.HouseholdRegistration, Known.Father, lack);
        var result = Definition.Judge("{}", known, known.Candidate(DataItem.Household, Some.Household, Known.Child, guardian: 1));

        result.ShouldSay(outcome, reason);
        result.Value("person").ShouldBe("guardian-1");
    }

    [Theory]
    [InlineData(AlsoAlone, "01", CheckOutcome.Pass, "household-alone")]
    [InlineData(AlsoAlone, "02", CheckOutcome.Pass, "household-alone")]
    [InlineData(AlsoAlone, "30", CheckOutcome.Fail, "household-not-alone")]
    [InlineData(AlsoAlone, "03", CheckOutcome.Fail, "household-not-alone")]
    [InlineData("{}", "01", CheckOutcome.Fail, "household-not-alone")]
    public void The_child_heads_its_own_book_where_that_is_allowed(string parameters, string relation, CheckOutcome outcome, string reason)
    {
        var result = Judge(parameters, Some.Household with { RelationToHead = relation });

        result.ShouldSay(outcome, reason);
        result.Value("relationToHead").ShouldBe(relation);
    }

    [Fact]
    public void Beside_a_grandparents_title_only_the_owners_book_counts()
    {
        var known = Child().Record(ItemId.HouseholdRegistration, Known.Father, Father);

        Beside(GrandfathersTitle, known.Record(ItemId.HouseholdRegistration, Known.Grandfather, Grandfather with { HouseholdNumber = "370102004100999" }), AlsoGrandparent)
            .ShouldSay(CheckOutcome.Fail, "household-without-guardian");
        Beside(GrandfathersTitle, Child().Record(ItemId.HouseholdRegistration, Known.Grandfather, Grandfather), AlsoGrandparent)
            .ShouldSay(CheckOutcome.Pass, "household-with-guardian");
        Beside(Some.Title, Child(), AlsoGrandparent).ShouldSay(CheckOutcome.Fail, "household-without-title-owner");
    }

    [Fact]
    public void Of_several_owners_the_best_one_counts()
    {
        var grandmother = Some.Of("王秀英", "370102196203031024", new(1962, 3, 3), Sex.Female);
        var family = Some.WithGrandfather with { Guardians = [.. Some.WithGrandfather.Guardians, Some.Guardian(Relation.Grandparent, grandmother)] };
        var title = GrandfathersTitle with { Owners = [.. GrandfathersTitle.Owners, new(grandmother.Name, IdType.ResidentId, grandmother.IdNumber, null)] };
        var known = new Known(family).Record(ItemId.HouseholdRegistration, Known.Child, Some.Household)
            .Record(ItemId.HouseholdRegistration, Known.Grandfather, Grandfather with { HouseholdNumber = "370102004100999" });

        Beside(title, known, AlsoGrandparent).ShouldSay(CheckOutcome.Unavailable, "not-asked-yet");
        Beside(title, known.Record(ItemId.HouseholdRegistration, Role.Guardian(3), Some.HouseholdOf(grandmother, "10")), AlsoGrandparent)
            .ShouldSay(CheckOutcome.Pass, "household-with-guardian");
    }

    [Fact]
    public void A_grandparent_counts_only_if_allowed_beside_a_title_too() =>
        Beside(GrandfathersTitle, Child().Record(ItemId.HouseholdRegistration, Known.Grandfather, Grandfather), "{}").Outcome.ShouldBe(CheckOutcome.Fail);

    [Theory]
    [InlineData("{}", "grandparent", Outcome.NotMet)]
    [InlineData(AlsoGrandparent, "grandparent", Outcome.ZeroProof)]
    [InlineData(AlsoAlone, "grandparent", Outcome.NotMet)]
    [InlineData("{}", "parent", Outcome.ZeroProof)]
    [InlineData("{}", "alone", Outcome.NotMet)]
    [InlineData(AlsoGrandparent, "alone", Outcome.NotMet)]
    [InlineData(AlsoAlone, "alone", Outcome.ZeroProof)]
    [InlineData(AlsoAlone, "parent", Outcome.ZeroProof)]
    public void A_group_takes_whoever_is_allowed(string parameters, string with, Outcome outcome)
    {
        HouseholdRecord Elsewhere(HouseholdRecord record, string who) => with == who ? record : record with { HouseholdNumber = "370102004100999" };
        var policy = County.Asking("household", "household", (Definition.Name, parameters));

        new World(Some.WithGrandfather).With(
            Some.Household with { RelationToHead = with == "alone" ? "01" : "30" }, Elsewhere(Father, "parent"),
            Elsewhere(Some.HouseholdOf(Some.Mother, "12"), "parent"), Elsewhere(Grandfather, "grandparent"))
            .Run(policy, County.OneGroup).Verdict.Outcome.ShouldBe(outcome);
    }

    private static Known Child() => new Known(Some.WithGrandfather).Record(ItemId.HouseholdRegistration, Known.Child, Some.Household);

    private CheckResult With(HouseholdRecord father)
    {
        var known = Child().Record(ItemId.HouseholdRegistration, Known.Father, father);
        return Definition.Judge("{}", known, known.Candidate(DataItem.Household, Some.Household, Known.Child, guardian: 1));
    }

    private CheckResult Beside(PropertyTitleRecord title, Known known, string parameters)
    {
        var candidate = known.Record(ItemId.PropertyTitle, Known.Grandfather, title).Candidate(DataItem.Title, title, Known.Grandfather, known.Dossier.Grandparents);
        return known.Bind(Definition, parameters).Judge(candidate, known.Dossier)!;
    }
}
