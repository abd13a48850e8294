using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

/// <summary>The check folds an alternative over the parents, so it is put to a family and not to a record.</summary>
public sealed class PermitBothTests
{
    private static readonly ResidencePermitRecord Mothers = Some.Permit with { IdNumber = Some.Mother.IdNumber, Name = Some.Mother.Name, PermitNumber = "370102A0000002" };
    private static readonly ResidencePermitRecord Young = Mothers with { FirstIssuedOn = new(2026, 1, 1), ValidFrom = new(2026, 1, 1), Endorsements = 0 };

    [Fact]
    public void Every_parent_has_a_permit_that_holds() =>
        Judge(new World(Some.Family).With(Some.Permit, Mothers)).ShouldBe((RequirementStatus.Verified, CheckOutcome.Pass, "every-parent-holds"));

    [Fact]
    public void Without_a_record_of_one_parent_it_is_absent() =>
        Judge(new World(Some.Family).With(Some.Permit)).ShouldBe((RequirementStatus.NoRecord, CheckOutcome.Absent, "a-parent-lacks-it"));

    [Fact]
    public void One_parents_permit_that_breaks_a_rule_contradicts() =>
        Judge(new World(Some.Family).With(Some.Permit, Young)).ShouldBe((RequirementStatus.Contradicted, CheckOutcome.Fail, "a-parent-lacks-it"));

    [Fact]
    public void What_is_open_for_one_parent_is_open_for_both() =>
        Judge(new World(Some.Family).With(Some.Permit).Says(ItemId.ResidencePermit, "guardian-2", null))
            .ShouldBe((RequirementStatus.Pending, CheckOutcome.Unavailable, "a-parent-is-open"));

    [Fact]
    public void A_name_that_differs_for_one_parent_is_for_a_person_to_see() =>
        Judge(new World(Some.Family).With(Some.Permit).Says(ItemId.ResidencePermit, "guardian-2", PullAnswer.Mismatch("name-differs")))
            .ShouldBe((RequirementStatus.Review, CheckOutcome.Review, "a-parent-is-open"));

    [Fact]
    public void A_parent_whose_document_the_register_does_not_know_is_not_covered()
    {
        var mother = Some.Mother with { IdType = IdType.Passport, IdNumber = "E12345678" };
        var foreign = Some.Family with { Guardians = [Some.Family.Guardians[0], Some.Guardian(Relation.Mother, mother)] };

        Judge(new World(foreign).With(Some.Permit)).ShouldBe((RequirementStatus.NotCovered, CheckOutcome.NotCovered, "a-parent-lacks-it"));
    }

    [Fact]
    public void Only_the_parents_in_the_request_count() =>
        Judge(new World(Some.WithGrandfather with { Guardians = [Some.WithGrandfather.Guardians[0], Some.WithGrandfather.Guardians[2]] }).With(Some.Permit))
            .ShouldBe((RequirementStatus.Verified, CheckOutcome.Pass, "every-parent-holds"));

    [Fact]
    public void It_judges_no_record_by_itself()
    {
        var known = new Known(Some.Family).Record(ItemId.ResidencePermit, Known.Father, Some.Permit);

        known.Bind(PermitBoth.Declaration).Put(known, known.Candidate(DataItem.Permit, Some.Permit, Known.Father)).ShouldBeNull();
    }

    private static (RequirementStatus Status, CheckOutcome Outcome, string Reason) Judge(World world)
    {
        var policy = County.Asking(
            "permit", "permit", ("permit.in-force", "{}"), ("permit.in-division", "{}"), ("permit.months", """{ "months": 12 }"""), (PermitBoth.Declaration.Name, "{}"));
        var requirement = world.Run(policy, County.OneGroup).Requirement("permit");
        var folded = requirement.Alternatives.Single().Checks.LastOrDefault(check => check.Check == PermitBoth.Declaration.Name);
        return (requirement.Status, folded?.Outcome ?? default, folded?.Reason ?? "");
    }
}
