using DataHub.Core.Identifiers;

namespace DataHub.Verification.Deciding;

/// <summary>Which documents an item knows (handbook, section 8.6): whoever has another is not covered and not asked for.</summary>
internal static class Coverage
{
    public static bool Knows(DataItem item, IdType document) => item switch
    {
        DataItem.Household or DataItem.Permit or DataItem.Preferential => document == IdType.ResidentId,
        DataItem.Insurance => document is IdType.ResidentId or IdType.HmtResidencePermit,
        _ => true,
    };
}
