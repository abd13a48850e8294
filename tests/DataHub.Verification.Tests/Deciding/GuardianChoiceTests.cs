using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>Whose parentage is asked, and by what it is shown.</summary>
public sealed class GuardianChoiceTests
{
    [Fact]
    public void Parentage_is_asked_of_the_owner_whose_share_is_needed_and_the_better_choice_is_taken()
    {
        // The father's book says nothing of the child, and he is on no certificate; either of the two owns enough.
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), Some.Title);

        world.Run(County.Lixia, County.Owners).Verdict.Outcome.ShouldBe(Outcome.ZeroProof);

        // Three tenths each reach the half only together: then the father must be shown, and nothing shows him.
        var shared = Some.Title with
        {
            TitleNumber = "鲁(2021)济南市不动产权第0000009号",
            Owners = [.. Some.Title.Owners.Select(o => o with { Share = new Fraction(3, 10) }), new("王芳", IdType.ResidentId, "370102195501010028", new Fraction(4, 10))],
        };
        var both = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), shared)
            .Run(County.Lixia, County.Owners);
        both.Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
        (both.Requirement("parentage").Status, both.Verdict.Papers.Single().Requirement).ShouldBe((RequirementStatus.NoRecord, "parentage"));
    }

    [Fact]
    public void The_owner_of_the_only_home_is_not_left_out_because_a_divorce_contradicts_him()
    {
        var divorced = Others.Marriage(MarriageAct.Divorce, 2024);
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"),
            Some.Title with { Owners = [Some.Title.Owners[0]] }, divorced);

        var run = world.Run(County.Lixia, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        (run.Requirement("home").Status, run.Requirement("parentage").Status).ShouldBe((RequirementStatus.Verified, RequirementStatus.Contradicted));
    }

    [Fact]
    public void A_marriage_links_to_a_proven_parent_and_is_asked_only_then()
    {
        var married = Others.Marriage(MarriageAct.Marriage, 2014);
        var title = Some.Title with { Owners = [Some.Title.Owners[0]] };
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), title, married);

        var run = world.Run(County.Lixia, County.Owners);

        run.Requirement("parentage").Alternatives.ShouldContain(a => a.Id == "marriage-link" && a.Status == RequirementStatus.Verified);
        run.Waves[0].ShouldNotContain("marriage-registration/guardian-1+guardian-2");
        run.Asked.ShouldContain("marriage-registration/guardian-1+guardian-2");
    }
}
