using DataHub.Core.Identifiers;

namespace DataHub.Core.Items;

/// <summary>Which documents an item of the handbook knows (section 8.6): whoever has another is not covered and not asked for.</summary>
public static class ItemDocuments
{
    private static readonly IdType[] ResidentIds = [IdType.ResidentId];
    private static readonly IdType[] ResidentIdsAndHmtPermits = [IdType.ResidentId, IdType.HmtResidencePermit];
    private static readonly IdType[] Any = Enum.GetValues<IdType>();

    /// <summary>For an item beyond the handbook, any document; a declared one says itself which.</summary>
    public static IReadOnlyList<IdType> Of(ItemId item) =>
        item == ItemId.HouseholdRegistration || item == ItemId.ResidencePermit || item == ItemId.PreferentialTreatment ? ResidentIds
        : item == ItemId.SocialInsurance ? ResidentIdsAndHmtPermits
        : Any;
}
