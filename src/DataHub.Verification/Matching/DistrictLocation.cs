namespace DataHub.Verification.Matching;

public enum DistrictFinding
{
    /// <summary>In exactly one district.</summary>
    Inside,

    /// <summary>In several districts: their areas overlap, or the address names two places.</summary>
    Several,

    /// <summary>In none, and the address says enough to tell.</summary>
    Outside,

    /// <summary>The address lacks what the areas are drawn by.</summary>
    Unclear,
}

/// <summary>Where an address lies.</summary>
/// <param name="Districts">Ids of the districts it lies in, in the policy's order: one if inside, at least two if several, else none.</param>
/// <param name="Near">Ids of the districts it came near: another number of the road, a village of that name in another town, a similar name.</param>
public sealed record DistrictLocation(DistrictFinding Finding, IReadOnlyList<string> Districts, IReadOnlyList<string> Near);
