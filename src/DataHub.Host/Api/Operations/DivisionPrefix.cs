using DataHub.Core.Identifiers;

namespace DataHub.Host.Api.Operations;

/// <summary>A division, or the beginning of its code, by which something is looked for.</summary>
internal static class DivisionPrefix
{
    /// <summary>The digits that the codes of a division's counties begin with: <c>3701</c> for <c>370100</c>.</summary>
    public static string Of(string division)
    {
        while (division is [_, _, .., '0', '0'] && division.Length % 2 == 0)
        {
            division = division[..^2];
        }

        return division;
    }

    /// <returns>What is wrong with it and what is known instead; null when some division begins so.</returns>
    public static string? Problem(string division)
    {
        if (division.Length is < 2 or > 6 || !division.All(char.IsAsciiDigit))
        {
            return "must be a division code or its beginning: 2 to 6 digits";
        }

        var prefix = Of(division);
        if (Divisions.All.Any(known => known.Code.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        var within = Divisions.Counties.Where(county => prefix.Length > 4 && county.Code.AsSpan(0, 4).SequenceEqual(prefix.AsSpan(0, 4))).ToList();
        var near = within.Count > 0 ? within : Divisions.Prefectures;
        return $"no division of Shandong has a code that begins so; known are {string.Join(", ", near.Select(known => $"{known.Code} {known.Name}"))}";
    }
}
