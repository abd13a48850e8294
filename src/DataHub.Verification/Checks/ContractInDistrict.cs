using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The home that was bought lies in a school district of the policy.</summary>
internal sealed class ContractInDistrict() : InDistrictCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } =
        new("contract.in-district", CheckKind.Rule, [DataItem.Contract], _ => new ContractInDistrict()) { Reasons = Reasons };
}
