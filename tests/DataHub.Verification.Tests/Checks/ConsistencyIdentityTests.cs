using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ConsistencyIdentityTests
{
    private static readonly DateOnly OtherDay = new(2020, 3, 21);

    [Fact]
    public void Without_a_record_there_is_nothing_to_compare()
    {
        OfChild(new Known(Some.Family)).ShouldBeNull();
        OfChild(new Known(Some.Family).Nothing(ItemId.HouseholdRegistration, Known.Child).Nothing(ItemId.BirthCertificate, Known.Child)).ShouldBeNull();
        OfGuardian(new Known(Some.Family)).ShouldBeNull();
    }

    [Fact]
    public void Sources_that_agree_with_the_number_are_consistent()
    {
        OfChild(Household(Some.Household)).ShouldSay(CheckOutcome.Pass, "identity-consistent");
        OfChild(new Known(Some.Family).Record(ItemId.BirthCertificate, Known.Child, Others.BirthCertificate)).ShouldSay(CheckOutcome.Pass, "identity-consistent");
        OfChild(Household(Some.Household).Record(ItemId.BirthCertificate, Known.Child, Others.BirthCertificate)).ShouldSay(CheckOutcome.Pass, "identity-consistent");
    }

    [Fact]
    public void A_household_of_another_sex_or_birth_date_is_for_a_person_to_see()
    {
        foreach (var household in new[] { Some.Household with { Sex = Sex.Male }, Some.Household with { BirthDate = OtherDay } })
        {
            var result = OfChild(Household(household));
            result.ShouldSay(CheckOutcome.Review, "identity-inconsistent");
            (result!.Facts.Single().Item, result.Value("person")).ShouldBe((ItemId.HouseholdRegistration, "child"));
        }
    }

    [Fact]
    public void A_certificate_of_another_sex_or_birth_date_is_for_a_person_to_see()
    {
        foreach (var certificate in new[] { Others.BirthCertificate with { Sex = Sex.Male }, Others.BirthCertificate with { BirthDate = OtherDay } })
        {
            var result = OfChild(Household(Some.Household).Record(ItemId.BirthCertificate, Known.Child, Others.BirthCertificate, certificate));
            result.ShouldSay(CheckOutcome.Review, "identity-inconsistent");
            (result!.Facts.Single().Item, result.Value("person")).ShouldBe((ItemId.BirthCertificate, "child"));
        }
    }

    [Fact]
    public void A_certificate_that_agrees_does_not_hide_a_household_that_does_not()
    {
        var known = Household(Some.Household with { Sex = Sex.Male }).Record(ItemId.BirthCertificate, Known.Child, Others.BirthCertificate);

        OfChild(known).ShouldSay(CheckOutcome.Review, "identity-inconsistent");
    }

    [Fact]
    public void A_guardians_household_is_compared_with_the_guardian()
    {
        OfGuardian(Fathers(Some.HouseholdOf(Some.Father, "02"))).ShouldSay(CheckOutcome.Pass, "identity-consistent");
        foreach (var household in new[] { Some.HouseholdOf(Some.Father, "02") with { Sex = Sex.Female }, Some.HouseholdOf(Some.Father, "02") with { BirthDate = OtherDay } })
        {
            var result = OfGuardian(Fathers(household));
            result.ShouldSay(CheckOutcome.Review, "identity-inconsistent");
            result!.Value("person").ShouldBe("guardian-1");
        }
    }

    [Fact]
    public void Beside_a_title_every_owners_household_is_compared()
    {
        CheckResult? Beside(HouseholdRecord? father, HouseholdRecord? mother)
        {
            var known = new Known(Some.Family).Record(ItemId.PropertyTitle, Known.Father, Some.Title);
            known = father is null ? known : known.Record(ItemId.HouseholdRegistration, Known.Father, father);
            known = mother is null ? known : known.Record(ItemId.HouseholdRegistration, Known.Mother, mother);
            return new ConsistencyIdentity(ofChild: false).Judge(known.Candidate(DataItem.Title, Some.Title, Known.Father), known.Dossier);
        }

        var (father, mother) = (Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"));
        Beside(null, null).ShouldBeNull();
        Beside(father, mother).ShouldSay(CheckOutcome.Pass, "identity-consistent");
        Beside(father with { Sex = Sex.Female }, mother).ShouldSay(CheckOutcome.Review, "identity-inconsistent");
        Beside(father, mother with { Sex = Sex.Male }).ShouldSay(CheckOutcome.Review, "identity-inconsistent");
    }

    [Fact]
    public void The_childs_belongs_to_age_and_a_guardians_to_the_requirement_that_uses_the_record()
    {
        Run Of(HouseholdRecord child, HouseholdRecord father) => new World(Some.Family).With(child, father).Run(
            County.Asking("household", "household", (HouseholdWithGuardian.Declaration.Name, "{}")), County.OneGroup);

        var ofChild = Of(Some.Household with { Sex = Sex.Male }, Some.HouseholdOf(Some.Father, "02"));
        (ofChild.Requirement("age").Status, ofChild.Requirement("age").Reason).ShouldBe((RequirementStatus.Review, "identity-inconsistent"));
        ofChild.Requirement("household").Status.ShouldBe(RequirementStatus.Verified);

        var ofFather = Of(Some.Household, Some.HouseholdOf(Some.Father, "02") with { Sex = Sex.Female });
        ofFather.Requirement("age").Status.ShouldBe(RequirementStatus.Verified);
        (ofFather.Requirement("household").Status, ofFather.Requirement("household").Reason).ShouldBe((RequirementStatus.Review, "identity-inconsistent"));
    }

    private static Known Household(HouseholdRecord household) => new Known(Some.Family).Record(ItemId.HouseholdRegistration, Known.Child, household);

    private static Known Fathers(HouseholdRecord household) => new Known(Some.Family).Record(ItemId.HouseholdRegistration, Known.Father, household);

    private static CheckResult? OfChild(Known known) =>
        known.Bind(ConsistencyIdentity.Declaration).Put(known, new(DataItem.Household, null, null, 0, People.Child));

    private static CheckResult? OfGuardian(Known known) =>
        new ConsistencyIdentity(ofChild: false).Put(known, known.Candidate(DataItem.Household, Some.Household, Known.Child, guardian: 1));
}
