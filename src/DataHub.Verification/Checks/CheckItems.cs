using DataHub.Core.Items;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>Which data a check looks at, for whoever explains why its outcome changed.</summary>
public static class CheckItems
{
    /// <returns>
    /// Items of the handbook that it judges or reads beside, without doubles; empty for a check that looks at the request alone or at a
    /// declared item's record (its facts name that), or is unknown.
    /// </returns>
    public static IReadOnlyList<ItemId> Of(string check) =>
        CheckCatalogue.Find(check) is { } definition ? [.. definition.Judges.Concat(definition.Needs.Select(need => need.Item)).Distinct().Where(item => !item.IsDeclared()).Select(item => item.Id())] : [];
}
