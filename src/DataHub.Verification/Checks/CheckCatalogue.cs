namespace DataHub.Verification.Checks;

/// <summary>Every check there is, one line each, in the order of the documentation. A policy that names another is refused.</summary>
internal static class CheckCatalogue
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        ChildAge.Declaration,
        HouseholdRegistered.Declaration,
        HouseholdInDivision.Declaration,
        HouseholdWithGuardian.Declaration,
        HouseholdMovedInBy.Declaration,
        HouseholdNotCollective.Declaration,
        ParentageHousehold.Declaration,
        ParentageBirthCertificate.Declaration,
        ParentageMarriageLink.Declaration,
        PropertyOwner.Declaration,
        PropertyCurrent.Declaration,
        PropertyDwelling.Declaration,
        PropertyInDivision.Declaration,
        PropertyUnencumbered.Declaration,
        PropertyShare.Declaration,
        PropertyInDistrict.Declaration,
        PropertyRegisteredBy.Declaration,
        PropertySeatFree.Declaration,
        PropertyNoneOwned.Declaration,
        ContractBuyers.Declaration,
        ContractInForce.Declaration,
        ContractDwelling.Declaration,
        ContractInDivision.Declaration,
        ContractFiledBy.Declaration,
        ContractHandedOver.Declaration,
        ContractShare.Declaration,
        ContractInDistrict.Declaration,
        RentalTenant.Declaration,
        RentalInForce.Declaration,
        RentalInDivision.Declaration,
        RentalMonths.Declaration,
        RentalInDistrict.Declaration,
        PermitInForce.Declaration,
        PermitInDivision.Declaration,
        PermitValid.Declaration,
        PermitMonths.Declaration,
        PermitBoth.Declaration,
        InsuranceInDivision.Declaration,
        InsuranceMonths.Declaration,
        BusinessOwner.Declaration,
        BusinessActive.Declaration,
        BusinessInDivision.Declaration,
        BusinessMonths.Declaration,
        PreferentialCategory.Declaration,
        PreferentialValid.Declaration,
        RecordExists.Declaration,
        RecordFieldEquals.Declaration,
        RecordValidOn.Declaration,
        RecordPersonInFamily.Declaration,
        RecordMonthsAtLeast.Declaration,
        AddressSameHome.Declaration,
        AddressSameDistrict.Declaration,
        ConsistencyIdentity.Declaration,
    ];

    private static readonly Dictionary<string, CheckDefinition> ByName = All.ToDictionary(check => check.Name, StringComparer.Ordinal);

    public static CheckDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
