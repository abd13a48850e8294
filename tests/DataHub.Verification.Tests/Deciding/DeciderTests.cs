using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

public sealed class DeciderTests
{
    [Fact]
    public void A_resident_family_with_a_home_needs_no_proof()
    {
        var run = Residents().Run(County.Lixia);

        run.Verdict.ShouldSatisfyAllConditions(
            v => v.Outcome.ShouldBe(Outcome.ZeroProof),
            v => v.Group.ShouldBe("property-and-household"),
            v => v.Papers.ShouldBeEmpty(),
            v => v.Requirements.ShouldAllBe(r => r.Status == RequirementStatus.Verified),
            v => v.Homes.Single().Number.ShouldBe(Some.Title.TitleNumber),
            v => v.Ordering.ShouldBe(new Ordering(new(2021, 6, 15), new(2019, 6, 18), null)));
        run.Decision.SeatsTakenAsFree.ShouldBe([Some.Title.UnitNumber]);
        run.Decision.Awaited.ShouldBeEmpty();
    }

    private static World Residents() => new World(Some.Family).With(
        Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"), Some.Title);
}
