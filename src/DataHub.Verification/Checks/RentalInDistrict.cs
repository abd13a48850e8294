using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The rented home lies in a school district of the policy.</summary>
internal sealed class RentalInDistrict() : InDistrictCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } =
        new("rental.in-district", CheckKind.Rule, [DataItem.Rental], _ => new RentalInDistrict()) { Reasons = Reasons };
}
