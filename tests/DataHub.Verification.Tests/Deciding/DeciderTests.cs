using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>The sentences of the rules, one test each, under the sample policies.</summary>
public sealed class DeciderTests
{
    private const string Owners = "property-and-household";

    [Fact]
    public void A_resident_family_with_a_home_needs_no_proof()
    {
        var run = Residents().With(Some.Title).Run(County.Lixia);

        run.Verdict.ShouldSatisfyAllConditions(
            v => v.Outcome.ShouldBe(Outcome.ZeroProof),
            v => v.Group.ShouldBe(Owners),
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
        var run = Residents().Run(County.Lixia, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.PaperRequired);
        var paper = run.Verdict.Papers.ShouldHaveSingleItem();
        (paper.Requirement, paper.Material).ShouldBe(("home", "property-certificate"));
        paper.OrElse.ShouldBe(["purchase-contract"]);
    }

    [Fact]
    public void A_record_that_counts_and_breaks_a_rule_is_a_contradiction_and_nobody_is_sent_for_paper()
    {
        var run = Residents().With(Some.Title with { Seized = true }).Run(County.Lixia, Owners);

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
        var run = Residents().With(sold, shop).Run(County.Lixia, Owners);

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

        Residents().With(seized, small).Run(County.Lixia, Owners).Requirement("home").Status.ShouldBe(RequirementStatus.Contradicted);
        Residents().With(seized, small, Some.Title with { TitleNumber = "鲁(2020)济南市不动产权第0000003号" }).Run(County.Lixia, Owners)
            .Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
    }

    [Fact]
    public void A_source_that_does_not_answer_leaves_the_group_pending_and_is_awaited()
    {
        var run = Residents().With(Some.Title).Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.Pending);
        run.Requirement("home").Status.ShouldBe(RequirementStatus.Pending);
        run.Decision.Awaited.ShouldBe(["property-title/guardian-1", "property-title/guardian-2", "property-title/child"], ignoreOrder: true);
    }

    [Fact]
    public void After_the_deadline_what_is_pending_is_no_record_and_is_asked_for_on()
    {
        var run = Residents().Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, Owners);

        var late = Decider.Decide(run.Input with { DeadlinePassed = true });

        late.Verdict.Outcome.ShouldBe(Outcome.PaperRequired);
        var home = late.Verdict.Requirements.Single(r => r.Id == "home");
        (home.Status, home.Reason, home.Paper).ShouldBe((RequirementStatus.NoRecord, "source-not-available-in-time", "property-certificate"));
        late.Awaited.ShouldBe(run.Decision.Awaited, ignoreOrder: true);
    }

    [Fact]
    public void A_discarded_pull_is_no_record_for_good()
    {
        var run = Residents().Says(ItemId.PropertyTitle, null, null).Run(County.Lixia, Owners);
        var given = run.Input.Evidence.Select(e => e.Question.Item == ItemId.PropertyTitle ? e with { State = PullState.Discarded } : e).ToList();

        var decision = Decider.Decide(run.Input with { Evidence = given });

        decision.Verdict.Requirements.Single(r => r.Id == "home").Status.ShouldBe(RequirementStatus.NoRecord);
        decision.Awaited.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_differs_at_the_source_is_for_a_person_to_look_at()
    {
        var run = Residents().Says(ItemId.PropertyTitle, "guardian-1", PullAnswer.Mismatch("name-differs")).Run(County.Lixia, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.Review);
        (run.Requirement("home").Status, run.Requirement("home").Reason).ShouldBe((RequirementStatus.Review, "name-differs"));
    }

    [Fact]
    public void False_for_good_decides_whatever_is_still_pending_beside_it_and_ends_the_asking()
    {
        var world = new World(Some.Family).With(Some.Household with { Division = "370881" }, Some.HouseholdOf(Some.Father, "02"), Some.Title);
        var run = world.Run(County.Licheng, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        run.Requirement("home").Status.ShouldBe(RequirementStatus.NotNeeded);
        run.Asked.ShouldAllBe(key => key.StartsWith("household-registration"));
    }

    [Fact]
    public void An_attestation_counts_as_true_and_keeps_showing_the_data()
    {
        var run = Residents().Run(County.Lixia, Owners, Attested("home"));

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
        new World(family).Run(County.Lixia, Owners).Verdict.Group.ShouldBe(Owners);
    }

    [Fact]
    public void Without_a_candidate_there_is_no_group_and_every_group_says_what_it_lacks()
    {
        var run = new World(Some.Family).Run(County.Lixia);

        (run.Verdict.Outcome, run.Verdict.Group).ShouldBe((Outcome.PaperRequired, null));
        run.Verdict.Requirements.Single().Id.ShouldBe("age");
        run.Verdict.Groups.Single(g => g.Id == Owners).Papers.Select(p => p.Requirement).ShouldBe(["household", "home", "parentage"]);
    }

    [Fact]
    public void The_best_candidate_wins_and_policy_order_decides_among_equals()
    {
        var run = Residents().Run(County.Linshu);
        run.Verdict.Group.ShouldNotBe("household-only", "the Zhangs are registered in another county");

        var local = new World(Some.Family).With(
            Some.Household with { Division = "371329" }, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"));
        (local.Run(County.Linshu).Verdict.Group, local.Run(County.Linshu).Verdict.Outcome).ShouldBe(("household-only", Outcome.ZeroProof));
    }

    [Fact]
    public void Parentage_is_asked_of_the_owner_whose_share_is_needed_and_the_better_choice_is_taken()
    {
        // The father's book says nothing of the child, and he is on no certificate; either of the two owns enough.
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), Some.Title);

        world.Run(County.Lixia, Owners).Verdict.Outcome.ShouldBe(Outcome.ZeroProof);

        // Three tenths each reach the half only together: then the father must be shown, and nothing shows him.
        var shared = Some.Title with
        {
            TitleNumber = "鲁(2021)济南市不动产权第0000009号",
            Owners = [.. Some.Title.Owners.Select(o => o with { Share = new Fraction(3, 10) }), new("王芳", IdType.ResidentId, "370102195501010028", new Fraction(4, 10))],
        };
        var both = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), shared)
            .Run(County.Lixia, Owners);
        both.Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
        (both.Requirement("parentage").Status, both.Verdict.Papers.Single().Requirement).ShouldBe((RequirementStatus.NoRecord, "parentage"));
    }

    [Theory]
    [InlineData(HouseholdState.Cancelled)]
    [InlineData(HouseholdState.Dead)]
    public void Who_has_left_the_book_is_no_longer_in_it(HouseholdState state)
    {
        var run = new World(Some.Family).With(
            Some.Household, Some.HouseholdOf(Some.Father, "02") with { State = state }, Some.HouseholdOf(Some.Mother, "12") with { State = state }, Some.Title)
            .Run(County.Lixia, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        run.Requirement("household").Reason.ShouldBe("household-without-guardian");
    }

    [Fact]
    public void The_owner_of_the_only_home_is_not_left_out_because_a_divorce_contradicts_him()
    {
        var divorced = new MarriageRecord
        {
            Act = MarriageAct.Divorce,
            Reissue = false,
            ActAt = new(2024, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            ManName = Some.Father.Name,
            ManIdNumber = Some.Father.IdNumber,
            WomanName = Some.Mother.Name,
            WomanIdNumber = Some.Mother.IdNumber,
            CertificateNumber = "L370102-2024-000007",
        };
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"),
            Some.Title with { Owners = [Some.Title.Owners[0]] }, divorced);

        var run = world.Run(County.Lixia, Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        (run.Requirement("home").Status, run.Requirement("parentage").Status).ShouldBe((RequirementStatus.Verified, RequirementStatus.Contradicted));
    }

    [Fact]
    public void A_marriage_links_to_a_proven_parent_and_is_asked_only_then()
    {
        var married = new MarriageRecord
        {
            Act = MarriageAct.Marriage,
            Reissue = false,
            ActAt = new(2014, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            ManName = Some.Father.Name,
            ManIdNumber = Some.Father.IdNumber,
            WomanName = Some.Mother.Name,
            WomanIdNumber = Some.Mother.IdNumber,
            CertificateNumber = "J370102-2014-001234",
        };
        var title = Some.Title with { Owners = [Some.Title.Owners[0]] };
        var world = new World(Some.Family).With(
            Some.Household with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Mother, "02") with { HouseholdNumber = "M" }, Some.HouseholdOf(Some.Father, "02"), title, married);

        var run = world.Run(County.Lixia, Owners);

        run.Requirement("parentage").Alternatives.ShouldContain(a => a.Id == "marriage-link" && a.Status == RequirementStatus.Verified);
        run.Waves[0].ShouldNotContain("marriage-registration/guardian-1+guardian-2");
        run.Asked.ShouldContain("marriage-registration/guardian-1+guardian-2");
    }

    [Theory]
    [InlineData(Relation.Other, "guardianship-papers-needed")]
    [InlineData(Relation.Grandparent, "grandparent-not-shown")]
    public void Parentage_of_another_guardian_is_always_for_a_person(Relation relation, string reason)
    {
        var family = Some.Family with { Guardians = [Some.Guardian(relation, Some.Grandfather)] };
        var run = new World(family).With(Some.Household).Run(County.Lixia, Owners);

        var last = run.Requirement("parentage").Alternatives[^1].Checks[^1];
        (last.Outcome, last.Reason).ShouldBe((CheckOutcome.Review, reason));
    }

    [Fact]
    public void The_district_of_a_household_without_record_is_left_out_and_for_a_person_once_it_is_attested()
    {
        var world = new World(Some.Family).With(Some.Title);

        world.Run(County.Lixia, Owners).Requirement("home").Status.ShouldBe(RequirementStatus.Verified);
        var attested = world.Run(County.Lixia, Owners, Attested("household")).Requirement("home");
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
    public void Both_parents_need_a_permit_where_the_county_says_so()
    {
        var father = Some.Permit with { Division = "370112" };
        var mother = father with { IdNumber = Some.Mother.IdNumber, Name = Some.Mother.Name, PermitNumber = "370112A0000002" };

        new World(Some.Family).With(father).Run(County.Licheng, "migrant-worker").Requirement("permit").ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RequirementStatus.NoRecord), r => r.Paper.ShouldBe("residence-permit"));
        new World(Some.Family).With(father, mother).Run(County.Licheng, "migrant-worker").Requirement("permit").Status.ShouldBe(RequirementStatus.Verified);
    }

    [Fact]
    public void A_home_that_another_family_took_is_a_contradiction_but_not_for_a_sibling()
    {
        var run = Residents().With(Some.Title).Run(County.Lixia, Owners);
        Seat Taken(params string[] parents) => new(Some.Title.UnitNumber, new(2023, 7, 1), parents);

        Home(run.Input with { Seats = [Taken("370102198001010010")] }).ShouldSatisfyAllConditions(
            r => r.Reason.ShouldBe("seat-taken"), r => r.Counterfactual!.MetOn.ShouldBe(new DateOnly(2029, 7, 1)));
        Home(run.Input with { Seats = [Taken(Some.Mother.IdNumber)] }).Status.ShouldBe(RequirementStatus.Verified);
        Home(run.Input with { Seats = [Taken("370102198001010010") with { ConfirmedOn = new(2020, 6, 10) }] }).Status.ShouldBe(RequirementStatus.Verified);
    }

    [Fact]
    public void A_grandparents_home_serves_where_the_family_owns_none()
    {
        var title = Some.Title with { Owners = [new(Some.Grandfather.Name, IdType.ResidentId, Some.Grandfather.IdNumber, null)] };
        var world = new World(Some.WithGrandfather).With(
            Some.Household with { RelationToHead = "40" }, Some.HouseholdOf(Some.Grandfather, "01"), Some.HouseholdOf(Some.Father, "20"), Some.HouseholdOf(Some.Mother, "28"), title);

        var run = world.Run(County.Lixia, Owners);

        run.Requirement("home").Reported.ShouldBe("grandparent-title");
        run.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }

    [Fact]
    public void A_claim_of_no_group_of_the_policy_is_refused() =>
        Should.Throw<ArgumentException>(() => Residents().Run(County.Lixia, "lottery"));

    private static RequirementResult Home(DecisionInput input) => Decider.Decide(input).Verdict.Requirements.Single(r => r.Id == "home");

    private static Attestation Attested(string requirement) =>
        new(Guid.Parse("0197c0de-0000-7000-8000-000000000001"), requirement, "property-certificate", "desk-3", "officer-7", new string('a', 64), new(2026, 6, 9, 9, 0, 0, TimeSpan.Zero));

    private static World Residents() => new World(Some.Family).With(Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"));
}
