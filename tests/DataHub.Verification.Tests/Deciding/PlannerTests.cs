using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>What is asked though the verdict looks settled; <see cref="PlanningProperties"/> holds for all families, these are ones it found.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void What_one_parent_lacks_for_good_may_yet_be_contradicted_by_the_other()
    {
        var abroad = Some.Family with
        {
            Guardians = [Some.Guardian(Relation.Father, Some.Father with { IdType = IdType.Passport }), Some.Family.Guardians[1]],
        };
        var since = new DateOnly(2026, 5, 1);
        var tooShort = Some.Permit with
        {
            IdNumber = Some.Mother.IdNumber,
            Name = Some.Mother.Name,
            Division = "370112",
            FirstIssuedOn = since,
            ValidFrom = since,
            ValidTo = new(2027, 4, 30),
            Endorsements = 0,
        };

        var run = new World(abroad).With(Some.Household, tooShort).Run(County.Licheng, "migrant-worker");

        run.Asked.ShouldContain("residence-permit/guardian-2");
        run.Requirement("permit").Status.ShouldBe(RequirementStatus.Contradicted);
        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
    }

    [Fact]
    public void While_the_source_for_one_guardian_is_down_another_is_asked_about_who_may_serve()
    {
        var grandfather = Some.HouseholdOf(Some.Grandfather, "01");
        var child = Some.Household with { HeadName = Some.Grandfather.Name, HeadIdNumber = Some.Grandfather.IdNumber, RelationToHead = "42", State = HouseholdState.Cancelled };
        var ofChild = Some.Title with { Owners = [new(Some.Child.Name, IdType.ResidentId, Some.Child.IdNumber, null)] };

        var run = new World(Some.WithGrandfather).With(child, grandfather, ofChild).Says(ItemId.BirthCertificate, null, null).Run(County.Lixia, "property-only");

        run.Asked.ShouldContain("household-registration/guardian-3");
        run.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }
}
