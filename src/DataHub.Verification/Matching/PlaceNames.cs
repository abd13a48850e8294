using System.Collections.Frozen;
using DataHub.Core.Identifiers;

namespace DataHub.Verification.Matching;

/// <summary>Names of divisions as addresses use them, and the stems by which names of places compare.</summary>
internal static class PlaceNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Counties = Names(d => d.IsCounty, d => d.Name);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefectures = Names(d => d.IsPrefecture, d => d.Name);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefectureStems = Names(d => d.IsPrefecture, d => d.Name.TrimEnd('市'));

    public static bool IsCounty(ReadOnlySpan<char> name) => Counties.Contains(name);

    public static bool IsPrefecture(ReadOnlySpan<char> name) => Prefectures.Contains(name);

    /// <summary>济南 for 济南市.</summary>
    public static bool IsPrefectureStem(ReadOnlySpan<char> name) => PrefectureStems.Contains(name);

    /// <summary>章丘 of 章丘市 and 章丘区: divisions are raised and keep their stem.</summary>
    public static ReadOnlySpan<char> DivisionStem(ReadOnlySpan<char> name) =>
        name.Length > 2 && name[^1] is '省' or '市' or '区' or '县' or '旗' ? name[..^1] : name;

    /// <summary>柳埠 of 柳埠镇 and 柳埠街道.</summary>
    public static ReadOnlySpan<char> TownStem(ReadOnlySpan<char> name) =>
        name.Length > 2 && name.EndsWith("街道") ? name[..^2]
        : name.Length > 1 && name[^1] is '镇' or '乡' ? name[..^1]
        : name;

    /// <summary>洪苑 of 洪苑小区; 流海 of 流海村.</summary>
    public static ReadOnlySpan<char> PlaceStem(ReadOnlySpan<char> name) =>
        name.Length > 3 && name.EndsWith("小区") ? name[..^2]
        : name.Length > 2 && name[^1] == '村' ? name[..^1]
        : name;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(Func<Division, bool> level, Func<Division, string> name) =>
        Divisions.All.Where(level).Select(name).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
