using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The home lies in a school district of the policy.</summary>
internal sealed class PropertyInDistrict() : InDistrictCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } =
        new("property.in-district", CheckKind.Rule, [DataItem.Title], _ => new PropertyInDistrict()) { Reasons = Reasons };
}
