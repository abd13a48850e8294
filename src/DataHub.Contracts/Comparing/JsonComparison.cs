using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DataHub.Contracts.Comparing;

/// <summary>
/// Compares two JSON documents. The elements of a list are matched by their <c>id</c>, else by their <c>check</c>, where every element has one
/// of its own; else by their value: what is only in one of the lists was added or removed.
/// </summary>
public sealed partial class JsonComparison
{
    private static readonly string[] Names = ["id", "check"];

    private readonly List<JsonDifference> _found = [];

    private JsonComparison() { }

    /// <returns>In the order of the stored document; empty when both say the same.</returns>
    public static IReadOnlyList<JsonDifference> Of(JsonElement stored, JsonElement changed)
    {
        var comparison = new JsonComparison();
        comparison.Compare("$", stored, changed);
        return comparison._found;
    }

    private void Compare(string path, JsonElement stored, JsonElement changed)
    {
        switch (stored.ValueKind, changed.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                CompareObjects(path, stored, changed);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                CompareLists(path, stored, changed);
                break;
            default:
                if (!JsonElement.DeepEquals(stored, changed))
                {
                    _found.Add(new(DifferenceKind.Changed, path, stored, changed));
                }

                break;
        }
    }

    private void CompareObjects(string path, JsonElement stored, JsonElement changed)
    {
        foreach (var property in stored.EnumerateObject())
        {
            var below = path + Member(property.Name);
            if (changed.TryGetProperty(property.Name, out var other))
            {
                Compare(below, property.Value, other);
            }
            else
            {
                Remove(below, property.Value);
            }
        }

        foreach (var property in changed.EnumerateObject())
        {
            if (!stored.TryGetProperty(property.Name, out _))
            {
                Add(path + Member(property.Name), property.Value);
            }
        }
    }

    private void CompareLists(string path, JsonElement stored, JsonElement changed)
    {
        JsonElement[] before = [.. stored.EnumerateArray()], after = [.. changed.EnumerateArray()];
        if (Array.Find(Names, name => AllNamed(before, name) && AllNamed(after, name)) is { } named)
        {
            CompareNamed(path, named, before, after);
            return;
        }

        var added = Enumerable.Range(0, after.Length).ToList();
        var removed = new List<int>();
        for (var i = 0; i < before.Length; i++)
        {
            var at = added.FindIndex(j => JsonElement.DeepEquals(before[i], after[j]));
            if (at >= 0)
            {
                added.RemoveAt(at);
            }
            else
            {
                removed.Add(i);
            }
        }

        // What stands at the same place on both sides was changed there.
        foreach (var i in removed.Intersect(added).ToList())
        {
            Compare(path + Index(i), before[i], after[i]);
            removed.Remove(i);
            added.Remove(i);
        }

        removed.ForEach(i => Remove(path + Index(i), before[i]));
        added.ForEach(j => Add(path + Index(j), after[j]));
        if (before.Length == after.Length && removed.Count + added.Count == 0 && SameElements(before, after) && !JsonElement.DeepEquals(stored, changed))
        {
            _found.Add(new(DifferenceKind.Reordered, path, stored, changed));
        }
    }

    private void CompareNamed(string path, string name, JsonElement[] before, JsonElement[] after)
    {
        var later = after.ToDictionary(e => NameOf(e, name), StringComparer.Ordinal);
        var earlier = before.ToDictionary(e => NameOf(e, name), StringComparer.Ordinal);
        foreach (var (key, element) in earlier)
        {
            if (later.TryGetValue(key, out var other))
            {
                Compare(path + Named(name, key), element, other);
            }
            else
            {
                Remove(path + Named(name, key), element);
            }
        }

        foreach (var (key, element) in later.Where(l => !earlier.ContainsKey(l.Key)))
        {
            Add(path + Named(name, key), element);
        }

        string[] kept = [.. before.Select(e => NameOf(e, name)).Where(later.ContainsKey)], keptLater = [.. after.Select(e => NameOf(e, name)).Where(earlier.ContainsKey)];
        if (!kept.SequenceEqual(keptLater, StringComparer.Ordinal))
        {
            _found.Add(new(DifferenceKind.Reordered, path, JsonSerializer.SerializeToElement(kept), JsonSerializer.SerializeToElement(keptLater)));
        }
    }

    private static bool SameElements(JsonElement[] before, JsonElement[] after) => before.All(b => after.Any(a => JsonElement.DeepEquals(a, b)));

    private static bool AllNamed(JsonElement[] list, string name) =>
        list.All(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        && list.Select(e => NameOf(e, name)).Distinct(StringComparer.Ordinal).Count() == list.Length;

    private static string NameOf(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Member(string name) => Identifier().IsMatch(name) ? $".{name}" : $"[{Quoted(name)}]";

    private static string Named(string name, string key) => $"[?@.{name}=={Quoted(key)}]";

    private static string Index(int i) => $"[{i.ToString(CultureInfo.InvariantCulture)}]";

    private static string Quoted(string text) => $"'{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private void Add(string path, JsonElement value) => _found.Add(new(DifferenceKind.Added, path, null, value));

    private void Remove(string path, JsonElement value) => _found.Add(new(DifferenceKind.Removed, path, value, null));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
