using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>Homes that name an owner of the family with the right number and another name, under Lixia's policy: at least half of it.</summary>
public sealed class DoubtfulOwnerTests
{
    private static readonly Fraction Third = new(1, 3);
    private static readonly Person Stranger = Some.Of("王强", "370102198506064012", new(1985, 6, 6), Sex.Male);
    private static readonly Person Doubtful = Some.Mother with { Name = "李那" };

    [Fact]
    public void Whether_the_home_counts_is_seen_by_a_person_before_its_share_is_judged()
    {
        var run = Residents(Title((Doubtful, Third), (Stranger, new(2, 3)))).Run(County.Lixia, "property-and-household");

        run.Verdict.Outcome.ShouldBe(Outcome.Review);
        run.Requirement("home").ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RequirementStatus.Review), r => r.Reported.ShouldBe("title"), r => r.Reason.ShouldBe("title-owner-name-differs"));
        run.Verdict.Papers.ShouldBeEmpty();
        run.Requirement("parentage").Status.ShouldBe(RequirementStatus.Verified, "the owner's parentage is asked as any other's");
    }

    [Fact]
    public void A_contract_is_treated_as_a_title_is()
    {
        var run = Residents(new PresaleContractRecord
        {
            ContractNumber = "YS2024037010200123",
            Buyers = [new(Doubtful.Name, Doubtful.IdNumber), new(Stranger.Name, Stranger.IdNumber), new("王芳", "370102199001011233")],
            Address = Some.Title.Address,
            Division = "370102",
            Use = BuildingUse.Dwelling,
            Area = 100,
            FiledOn = new(2024, 1, 18),
            State = ContractState.Filed,
            HandedOverOn = new(2025, 12, 30),
            HandedOver = true,
            UnitNumber = Some.Title.UnitNumber,
        }).Run(County.Lixia, "property-and-household");

        (run.Requirement("home").Status, run.Requirement("home").Reported, run.Requirement("home").Reason).ShouldBe((RequirementStatus.Review, "contract", "contract-buyer-name-differs"));
    }

    [Fact]
    public void A_home_that_counts_by_another_owner_and_falls_short_even_with_the_doubtful_share_is_a_contradiction()
    {
        var run = Residents(Title((Some.Father, new(1, 10)), (Doubtful, Third), (Stranger, new(17, 30)))).Run(County.Lixia, "property-and-household");

        run.Verdict.Outcome.ShouldBe(Outcome.NotMet);
        (run.Requirement("home").Status, run.Requirement("home").Reason).ShouldBe((RequirementStatus.Contradicted, "share-insufficient"));
    }

    [Fact]
    public void Another_home_that_is_certain_serves_without_a_look_at_the_doubtful_one()
    {
        var doubtful = Title((Doubtful, Third), (Stranger, new(2, 3))) with { TitleNumber = "鲁(2020)济南市不动产权第0000002号", UnitNumber = "370102004003GB00012F00030099" };

        Residents(doubtful, Some.Title).Run(County.Lixia, "property-and-household").Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }

    private static World Residents(params SourceRecord[] homes) =>
        new World(Some.Family).With(Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12")).With(homes);

    private static PropertyTitleRecord Title(params (Person Person, Fraction Share)[] owners) =>
        Some.Title with { Ownership = Ownership.Shares, Owners = [.. owners.Select(o => new TitleOwner(o.Person.Name, IdType.ResidentId, o.Person.IdNumber, o.Share))] };
}
