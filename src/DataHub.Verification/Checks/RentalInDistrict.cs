using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>The rented home lies in a school district of the policy.</summary>
internal sealed class RentalInDistrict() : Check<RentalFilingRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("rental.in-district", CheckKind.Rule, [DataItem.Rental], _ => new RentalInDistrict())
    {
        Reasons = ["home-in-district", "home-in-several-districts", "home-outside-districts", "home-district-unclear"],
    };

    protected override CheckResult Judge(RentalFilingRecord record, in Candidate candidate, Dossier dossier)
    {
        var (finding, reason, fact) = HomeDistrict.Of(record.Address, candidate, dossier);
        return finding switch
        {
            DistrictFinding.Inside => Pass(reason, fact),
            DistrictFinding.Outside => Fail(reason, fact),
            _ => Review(reason, fact),
        };
    }
}
