using System.Collections;
using System.Collections.Frozen;
using System.Globalization;

namespace DataHub.Core.Identifiers;

/// <summary>The catalogue of divisions: Shandong with names, and every code of China that ever was, to validate id numbers.</summary>
public static class Divisions
{
    /// <summary>Year of the latest list.</summary>
    public const int LatestYear = 2024;

    private static readonly BitArray Codes = LoadCodes();
    private static readonly FrozenDictionary<string, Division> Shandong = LoadShandong();
    private static readonly FrozenDictionary<string, Division>.AlternateLookup<ReadOnlySpan<char>> ByCode = Shandong.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every division of Shandong, in force or historical, in no order.</summary>
    public static IReadOnlyList<Division> All { get; } = Shandong.Values;

    /// <summary>The 16 prefectures of Shandong in force, by code.</summary>
    public static IReadOnlyList<Division> Prefectures { get; } = [.. InForce(d => d.IsPrefecture)];

    /// <summary>The 136 counties, districts and county-level cities of Shandong in force, by code.</summary>
    public static IReadOnlyList<Division> Counties { get; } = [.. InForce(d => d.IsCounty)];

    /// <summary>A division of Shandong, in force or historical, under the name it carried last; null for any other code.</summary>
    public static Division? Find(ReadOnlySpan<char> code) => ByCode.TryGetValue(code, out var division) ? division : null;

    /// <summary>Whether the six digits were ever a division of China (since 1981).</summary>
    public static bool EverExisted(ReadOnlySpan<char> code) =>
        code.Length == 6 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && EverExisted(number);

    /// <summary>Whether a division lies in the one that the prefix names: <c>370102</c> is within <c>3701</c>, <c>370100</c>, <c>37</c> and itself.</summary>
    /// <param name="prefix">Two, four or six digits; ending zero pairs of a full code count as open. An empty prefix holds nothing.</param>
    public static bool IsWithin(ReadOnlySpan<char> code, ReadOnlySpan<char> prefix)
    {
        while (prefix is [_, _, .., '0', '0'])
        {
            prefix = prefix[..^2];
        }

        return !prefix.IsEmpty && code.StartsWith(prefix, StringComparison.Ordinal);
    }

    internal static bool EverExisted(int code) => code >= 0 && code < Codes.Length && Codes[code];

    private static IEnumerable<Division> InForce(Func<Division, bool> level) =>
        Shandong.Values.Where(d => d.IsInForce && level(d)).OrderBy(d => d.Code, StringComparer.Ordinal);

    private static BitArray LoadCodes()
    {
        var codes = new BitArray(1_000_000);
        foreach (var line in EmbeddedTable.Lines("division-codes.txt"))
        {
            var stem = int.Parse(line.AsSpan(0, 4), CultureInfo.InvariantCulture) * 100;
            for (var i = 5; i < line.Length; i += 2)
            {
                codes[stem + int.Parse(line.AsSpan(i, 2), CultureInfo.InvariantCulture)] = true;
            }
        }

        return codes;
    }

    private static FrozenDictionary<string, Division> LoadShandong() =>
        EmbeddedTable.Lines("divisions-shandong.csv").Skip(1)
            .Select(line => line.Split(','))
            .Select(f => new Division(f[0], f[1], int.Parse(f[2], CultureInfo.InvariantCulture), int.Parse(f[3], CultureInfo.InvariantCulture)))
            .GroupBy(d => d.Code)
            .Select(names => names.MaxBy(d => d.LastYear)! with { FirstYear = names.Min(d => d.FirstYear) })
            .ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
}
