using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>Which records make an alternative hold, and what is told of those that do not.</summary>
public sealed class AlternativeTests
{
    [Fact]
    public void A_record_that_counts_and_breaks_a_rule_is_a_contradiction_and_nobody_is_sent_for_paper()
    {
        var run = World.Residents().With(Some.Title with { Seized = true }).Run(County.Lixia, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        run.Requirement("home").ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RequirementStatus.Contradicted),
            r => r.Reported.ShouldBe("title"),
            r => r.Reason.ShouldBe("title-seized"));
        run.Verdict.Papers.ShouldBeEmpty();
    }

    [Fact]
    public void A_record_that_no_selector_lets_count_is_absent_with_the_reason_of_the_nearest()
    {
        var sold = Some.Title with { TitleNumber = "鲁(2015)济南市不动产权第0000001号", State = TitleState.Historic };
        var shop = Some.Title with { TitleNumber = "鲁(2016)济南市不动产权第0000002号", Use = BuildingUse.Commercial, Seized = true };
        var run = World.Residents().With(sold, shop).Run(County.Lixia, County.Owners);

        // The shop is current: it came nearer than the home that was sold. That it is seized says nothing about a home.
        run.Requirement("home").ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RequirementStatus.NoRecord),
            r => r.Reason.ShouldBe("title-not-dwelling"));
    }

    [Fact]
    public void One_and_the_same_record_must_pass_all_checks()
    {
        var seized = Some.Title with { Seized = true };
        var small = Some.Title with
        {
            TitleNumber = "鲁(2016)济南市不动产权第0000002号",
            UnitNumber = "370102004003GB00012F00030099",
            Owners = [new(Some.Father.Name, IdType.ResidentId, Some.Father.IdNumber, new Fraction(1, 10)), new("王芳", IdType.ResidentId, "370102195501010028", new Fraction(9, 10))],
        };

        World.Residents().With(seized, small).Run(County.Lixia, County.Owners).Requirement("home").Status.ShouldBe(RequirementStatus.Contradicted);
        World.Residents().With(seized, small, Some.Title with { TitleNumber = "鲁(2020)济南市不动产权第0000003号" }).Run(County.Lixia, County.Owners)
            .Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
    }

    [Fact]
    public void The_district_of_a_household_without_record_is_left_out_and_for_a_person_once_it_is_attested()
    {
        var world = new World(Some.Family).With(Some.Title);

        world.Run(County.Lixia, County.Owners).Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
        var attested = world.Run(County.Lixia, County.Owners, Some.Attestation("household")).Requirement("home");
        (attested.Status, attested.Reason).ShouldBe((RequirementStatus.Review, "household-on-paper"));
    }

    [Fact]
    public void An_alternative_that_documents_exclude_is_left_out()
    {
        var foreign = Some.Father with { IdType = IdType.Passport, IdNumber = "E12345678" };
        var family = Some.Family with { Guardians = [Some.Guardian(Relation.Father, foreign)] };
        var run = new World(family).Run(County.Licheng, "migrant-worker");

        run.Requirement("work").Alternatives.Select(a => a.Id).ShouldBe(["enterprise", "sole-trader"]);
        (run.Requirement("permit").Status, run.Requirement("permit").Reason).ShouldBe((RequirementStatus.NotCovered, "document-not-covered"));
        run.Asked.ShouldAllBe(key => !key.StartsWith("residence-permit") && !key.StartsWith("social-insurance"));
    }

    [Fact]
    public void A_grandparents_home_serves_where_the_family_owns_none()
    {
        var title = Some.Title with { Owners = [new(Some.Grandfather.Name, IdType.ResidentId, Some.Grandfather.IdNumber, null)] };
        var world = new World(Some.WithGrandfather).With(
            Some.Household with { RelationToHead = "40" }, Some.HouseholdOf(Some.Grandfather, "01"), Some.HouseholdOf(Some.Father, "20"), Some.HouseholdOf(Some.Mother, "28"), title);

        var run = world.Run(County.Lixia, County.Owners);

        run.Requirement("home").Reported.ShouldBe("grandparent-title");
        run.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }
}
