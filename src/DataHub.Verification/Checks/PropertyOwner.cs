using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>An owner is of the family; for a grandparent's title a grandparent.</summary>
internal sealed class PropertyOwner() : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("property.owner", CheckKind.Selector, [DataItem.Title], _ => new PropertyOwner())
    {
        Reasons = ["title-owner-in-family", "title-owner-name-differs", "title-owner-not-in-family"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier) =>
        PersonMatches.OfOwners(record, candidate.Claimants, dossier) switch
        {
            PersonMatch.Theirs => Pass("title-owner-in-family"),
            PersonMatch.NameDiffers => Review("title-owner-name-differs", Fact(candidate, "titleNumber", record.TitleNumber, personal: true)),
            _ => Absent("title-owner-not-in-family", Fact(candidate, "titleNumber", record.TitleNumber, personal: true)),
        };
}
