namespace DataHub.Mocks.Bureau.Population;

/// <summary>The three counties with a sample policy.</summary>
public static class Divisions
{
    /// <summary>历下区</summary>
    public const string Lixia = "370102";
    /// <summary>历城区</summary>
    public const string Licheng = "370112";
    /// <summary>临沭县</summary>
    public const string Linshu = "371329";
    public static readonly IReadOnlyList<string> All = [Lixia, Licheng, Linshu];
}
