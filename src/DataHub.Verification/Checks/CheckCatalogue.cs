namespace DataHub.Verification.Checks;

/// <summary>Every check there is, one line each, in the order of the documentation. A policy that names another is refused.</summary>
internal static class CheckCatalogue
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        PropertyCurrent.Declaration,
        PropertyNoneOwned.Declaration,
        ContractBuyers.Declaration,
        ContractInForce.Declaration,
        ContractDwelling.Declaration,
        ContractInDivision.Declaration,
        ContractFiledBy.Declaration,
        ContractHandedOver.Declaration,
        ContractShare.Declaration,
        RentalTenant.Declaration,
        RentalInForce.Declaration,
        RentalInDivision.Declaration,
        RentalMonths.Declaration,
        PermitInForce.Declaration,
        PermitInDivision.Declaration,
        PermitValid.Declaration,
        PermitMonths.Declaration,
        InsuranceInDivision.Declaration,
        InsuranceMonths.Declaration,
        BusinessOwner.Declaration,
        BusinessActive.Declaration,
        BusinessInDivision.Declaration,
        BusinessMonths.Declaration,
        PreferentialCategory.Declaration,
        PreferentialValid.Declaration,
    ];

    private static readonly Dictionary<string, CheckDefinition> ByName = All.ToDictionary(check => check.Name, StringComparer.Ordinal);

    public static CheckDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
