using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyOwnerTests
{
    private static readonly TitleOwner Stranger = new("王强", IdType.ResidentId, "370102198506064012", null);

    [Fact]
    public void One_owner_of_the_family_is_enough() => Judge(Stranger, Of(Some.Mother)).ShouldSay(CheckOutcome.Pass, "title-owner-in-family");

    [Fact]
    public void The_child_may_be_the_owner() => Judge(Of(Some.Child)).ShouldSay(CheckOutcome.Pass, "title-owner-in-family");

    [Fact]
    public void A_strangers_home_is_no_evidence()
    {
        var result = Judge(Stranger);

        result.ShouldSay(CheckOutcome.Absent, "title-owner-not-in-family");
        result.Facts.Single().ShouldSatisfyAllConditions(f => f.Value.ShouldBe(Some.Title.TitleNumber), f => f.Personal.ShouldBeTrue());
    }

    [Fact]
    public void The_right_number_under_another_name_is_for_a_person_to_see_unless_another_owner_is_certain()
    {
        var doubtful = Of(Some.Mother) with { Name = "李那" };

        Judge(Stranger, doubtful).ShouldSay(CheckOutcome.Review, "title-owner-name-differs");
        Judge(doubtful, Of(Some.Father)).ShouldSay(CheckOutcome.Pass, "title-owner-in-family");
    }

    [Fact]
    public void A_grandparents_title_is_claimed_by_grandparents_alone()
    {
        Judge(ofGrandparents: true, Of(Some.Grandfather)).ShouldSay(CheckOutcome.Pass, "title-owner-in-family");
        Judge(ofGrandparents: true, Of(Some.Father)).ShouldSay(CheckOutcome.Absent, "title-owner-not-in-family");
        Judge(ofGrandparents: false, Of(Some.Grandfather)).ShouldSay(CheckOutcome.Absent, "title-owner-not-in-family");
    }

    private static TitleOwner Of(Person person) => new(person.Name, IdType.ResidentId, person.IdNumber, null);

    private static CheckResult Judge(params TitleOwner[] owners) => Judge(false, owners);

    private static CheckResult Judge(bool ofGrandparents, params TitleOwner[] owners)
    {
        var title = Some.Title with { Owners = owners };
        var known = new Known(Some.WithGrandfather).Record(ItemId.PropertyTitle, Known.Grandfather, title);
        return PropertyOwner.Declaration.Judge(
            "{}", known, known.Candidate(DataItem.Title, title, Known.Grandfather, ofGrandparents ? known.Dossier.Grandparents : known.Dossier.Family));
    }
}
