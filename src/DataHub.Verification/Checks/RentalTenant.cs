using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The tenant is of the family.</summary>
internal sealed class RentalTenant() : Check<RentalFilingRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("rental.tenant", CheckKind.Selector, [DataItem.Rental], _ => new RentalTenant())
    {
        Reasons = ["rental-tenant-in-family", "rental-tenant-name-differs", "rental-tenant-not-in-family"],
    };

    protected override CheckResult Judge(RentalFilingRecord record, in Candidate candidate, Dossier dossier) =>
        PersonMatches.Of(record.TenantIdNumber, record.TenantName, candidate.Claimants, dossier) switch
        {
            PersonMatch.Theirs => Pass("rental-tenant-in-family"),
            PersonMatch.NameDiffers => Review("rental-tenant-name-differs", Fact(candidate, "filingNumber", record.FilingNumber, personal: true)),
            _ => Absent("rental-tenant-not-in-family", Fact(candidate, "filingNumber", record.FilingNumber, personal: true)),
        };
}
