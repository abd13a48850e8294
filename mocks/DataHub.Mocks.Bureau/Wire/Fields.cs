using System.Text.Json;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>Reads the members of a request strictly: the bureau refuses what it does not know.</summary>
internal static class Fields
{
    /// <summary>Fills <paramref name="values"/> in the order of <paramref name="names"/>; an absent member stays null.</summary>
    /// <returns>False when it is no object, or a member is unknown, doubled, or not a string.</returns>
    public static bool TryRead(JsonElement from, ReadOnlySpan<string> names, Span<string?> values)
    {
        if (from.ValueKind != JsonValueKind.Object) return false;
        foreach (var member in from.EnumerateObject())
        {
            var at = IndexOf(member, names);
            if (at < 0 || values[at] is not null || member.Value.ValueKind != JsonValueKind.String) return false;
            values[at] = member.Value.GetString();
        }
        return true;
    }

    /// <summary>Parses a request body; null when it is no JSON. The caller disposes.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null; // The caller's body, not a fault of ours: each scheme refuses it in its own words.
        }
    }

    private static int IndexOf(JsonProperty member, ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (member.NameEquals(names[i])) return i;
        }
        return -1;
    }
}
