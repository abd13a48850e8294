using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataHub.Contracts.Comparing;

/// <summary>How two documents differ at one place.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
    /// <summary>The same elements in another order.</summary>
    Reordered,
}

/// <summary>One difference of two documents.</summary>
/// <param name="Path">JSONPath (RFC 9535) into the document that has the value; elements that have a name of their own are addressed by it.</param>
/// <param name="Stored">What is there now; null when nothing is.</param>
/// <param name="Changed">What would be there; null when nothing would.</param>
public sealed record JsonDifference(DifferenceKind Kind, string Path, JsonElement? Stored, JsonElement? Changed)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The differences as a JSON array of <c>{ kind, path, stored?, changed? }</c>.</summary>
    public static string ToJson(IEnumerable<JsonDifference> differences) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", difference.Kind.ToString().ToLowerInvariant());
            json.WriteString("path", difference.Path);
            WriteValue(json, "stored", difference.Stored);
            WriteValue(json, "changed", difference.Changed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A value as compact JSON, Chinese unescaped.</summary>
    public static string Text(JsonElement value) => Write(value.WriteTo);

    private static void WriteValue(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is { } there)
        {
            json.WritePropertyName(name);
            there.WriteTo(json);
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
