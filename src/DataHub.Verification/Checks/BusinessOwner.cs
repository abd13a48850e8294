using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The legal person or operator is a parent.</summary>
internal sealed class BusinessOwner() : Check<BusinessRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "business.owner", CheckKind.Selector, [DataItem.Enterprise, DataItem.SoleTrader], _ => new BusinessOwner())
    {
        Reasons = ["business-owner-is-parent", "business-owner-name-differs", "business-owner-not-parent"],
    };

    protected override CheckResult Judge(BusinessRecord record, in Candidate candidate, Dossier dossier) =>
        PersonMatches.Of(record.OwnerIdNumber, record.OwnerName, candidate.Claimants, dossier) switch
        {
            PersonMatch.Theirs => Pass("business-owner-is-parent"),
            PersonMatch.NameDiffers => Review("business-owner-name-differs", Fact(candidate, "creditCode", record.CreditCode, personal: true)),
            _ => Absent("business-owner-not-parent", Fact(candidate, "creditCode", record.CreditCode, personal: true)),
        };
}
