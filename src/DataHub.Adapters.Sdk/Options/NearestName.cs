namespace DataHub.Adapters.Sdk.Options;

/// <summary>What somebody probably meant by a name that nobody knows.</summary>
internal static class NearestName
{
    /// <returns>"did you mean …?", or every known name where none is near.</returns>
    public static string Hint(string unknown, IEnumerable<string> known)
    {
        var (name, distance) = known.Select(k => (Name: k, Distance: Distance(unknown.ToUpperInvariant(), k.ToUpperInvariant())))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).First();
        return distance <= Math.Max(unknown.Length, name.Length) / 2
            ? $"did you mean {name}?"
            : $"known are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
    }

    /// <returns>The one that differs by two letters at most; null when none does.</returns>
    public static string? Near(string unknown, IEnumerable<string> known) =>
        known.FirstOrDefault(k => Distance(unknown.ToUpperInvariant(), k.ToUpperInvariant()) <= 2);

    /// <summary>Letters to insert, leave out or exchange (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
