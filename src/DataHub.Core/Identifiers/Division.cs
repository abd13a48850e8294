namespace DataHub.Core.Identifiers;

/// <summary>One administrative division after GB/T 2260.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="FirstYear">First yearly list that carries it (1981 at the earliest).</param>
/// <param name="LastYear">Last yearly list that carries it.</param>
public sealed record Division(string Code, string Name, int FirstYear, int LastYear)
{
    public bool IsPrefecture => Code.EndsWith("00", StringComparison.Ordinal) && !IsProvince;

    public bool IsCounty => !Code.EndsWith("00", StringComparison.Ordinal);

    private bool IsProvince => Code.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>Whether it is still in the latest yearly list known to the hub.</summary>
    public bool IsInForce => LastYear == Divisions.LatestYear;
}
