using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>Outcome, group and papers of a verdict under the sample policies, one sentence of the rules each.</summary>
public sealed class DeciderTests
{
    [Fact]
    public void A_resident_family_with_a_home_needs_no_proof()
    {
        var run = World.Residents().With(Some.Title).Run(County.Lixia);

        run.Verdict.ShouldSatisfyAllConditions(
            v => v.Outcome.ShouldBe(Outcome.ZeroProof),
            v => v.Group.ShouldBe(County.Owners),
            v => v.Papers.ShouldBeEmpty(),
            v => v.Requirements.ShouldAllBe(r => r.Status == RequirementStatus.Verified),
            v => v.Homes.Single().Number.ShouldBe(Some.Title.TitleNumber),
            v => v.Ordering.ShouldBe(new Ordering(new(2021, 6, 15), new(2019, 6, 18), null)));
        run.Decision.SeatsTakenAsFree.ShouldBe([Some.Title.UnitNumber]);
        run.Decision.Awaited.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_record_asks_for_the_first_paper_and_lists_the_others()
    {
        var run = World.Residents().Run(County.Lixia, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.PaperRequired);
        var paper = run.Verdict.Papers.ShouldHaveSingleItem();
        (paper.Requirement, paper.Material).ShouldBe(("home", "property-certificate"));
        paper.OrElse.ShouldBe(["purchase-contract"]);
    }

    [Fact]
    public void A_source_that_does_not_answer_leaves_the_group_pending_and_is_awaited()
    {
        var run = World.Residents().With(Some.Title).Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.Pending);
        run.Requirement("home").Status.ShouldBe(RequirementStatus.Pending);
        run.Decision.Awaited.ShouldBe(["property-title/guardian-1", "property-title/guardian-2", "property-title/child"], ignoreOrder: true);
    }

    [Fact]
    public void After_the_deadline_what_is_pending_is_no_record_and_is_asked_for_on()
    {
        var run = World.Residents().Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, County.Owners);

        var late = Decider.Decide(run.Input with { DeadlinePassed = true });

        late.Verdict.Outcome.ShouldBe(Outcome.PaperRequired);
        var home = late.Verdict.Requirements.Single(r => r.Id == "home");
        (home.Status, home.Reason, home.Paper).ShouldBe((RequirementStatus.NoRecord, "source-not-available-in-time", "property-certificate"));
        late.Awaited.ShouldBe(run.Decision.Awaited, ignoreOrder: true);
    }

    [Fact]
    public void A_discarded_pull_is_no_record_for_good()
    {
        var run = World.Residents().Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, County.Owners);
        var given = run.Input.Evidence.Select(e => e.Question.Item == ItemId.PropertyTitle ? e with { State = PullState.Discarded } : e).ToList();

        var decision = Decider.Decide(run.Input with { Evidence = given });

        decision.Verdict.Requirements.Single(r => r.Id == "home").Status.ShouldBe(RequirementStatus.NoRecord);
        decision.Awaited.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_differs_at_the_source_is_for_a_person_to_look_at()
    {
        var run = World.Residents().Says(ItemId.PropertyTitle, "guardian-1", PullAnswer.Mismatch("name-differs")).Run(County.Lixia, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.Review);
        (run.Requirement("home").Status, run.Requirement("home").Reason).ShouldBe((RequirementStatus.Review, "name-differs"));
    }

    [Fact]
    public void False_for_good_decides_whatever_is_still_pending_beside_it_and_ends_the_asking()
    {
        var world = new World(Some.Family).With(Some.Household with { Division = "370881" }, Some.HouseholdOf(Some.Father, "02"), Some.Title);
        var run = world.Run(County.Licheng, County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        run.Requirement("home").Status.ShouldBe(RequirementStatus.NotNeeded);
        run.Asked.ShouldAllBe(key => key.StartsWith("household-registration"));
    }

    [Fact]
    public void An_attestation_counts_as_true_and_keeps_showing_the_data()
    {
        var run = World.Residents().Run(County.Lixia, County.Owners, Some.Attestation("home"));

        run.Verdict.Outcome.ShouldBe(Outcome.ProofGiven);
        run.Requirement("home").Status.ShouldBe(RequirementStatus.Attested);
        run.Requirement("home").Alternatives.ShouldNotBeEmpty();
        run.Verdict.Papers.ShouldBeEmpty();
    }

    [Fact]
    public void A_child_outside_the_window_is_not_met_and_nothing_is_asked()
    {
        var family = Some.Family with { Child = Some.Child with { BirthDate = new(2018, 3, 12) } };
        var run = new World(family).Run(County.Lixia);

        (run.Verdict.Outcome, run.Verdict.Group).ShouldBe((Outcome.NotMet, null));
        run.Verdict.Requirements.Single().Reason.ShouldBe("child-too-old");
        run.Asked.ShouldBeEmpty();
        new World(family).Run(County.Lixia, County.Owners).Verdict.Group.ShouldBe(County.Owners);
    }

    [Fact]
    public void Without_a_candidate_there_is_no_group_and_every_group_says_what_it_lacks()
    {
        var run = new World(Some.Family).Run(County.Lixia);

        (run.Verdict.Outcome, run.Verdict.Group).ShouldBe((Outcome.PaperRequired, null));
        run.Verdict.Requirements.Single().Id.ShouldBe("age");
        run.Verdict.Groups.Single(g => g.Id == County.Owners).Papers.Select(p => p.Requirement).ShouldBe(["household", "home", "parentage"]);
    }

    [Fact]
    public void The_best_candidate_wins_and_policy_order_decides_among_equals()
    {
        var run = World.Residents().Run(County.Linshu);
        run.Verdict.Group.ShouldNotBe("household-only", "the Zhangs are registered in another county");

        var local = new World(Some.Family).With(
            Some.Household with { Division = "371329" }, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"));
        (local.Run(County.Linshu).Verdict.Group, local.Run(County.Linshu).Verdict.Outcome).ShouldBe(("household-only", Outcome.ZeroProof));
    }

    [Fact]
    public void A_claim_of_no_group_of_the_policy_is_refused() =>
        Should.Throw<ArgumentException>(() => World.Residents().Run(County.Lixia, "lottery"));
}
