using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>
/// Reads source-generated wire types strictly: every <c>required</c> property must be there with its type, anything else is ignored.
/// Only when that fails is the document walked again to name the field.
/// </summary>
public static class WireJson
{
    /// <param name="path">Where in the answer the JSON sits, put in front of field names.</param>
    /// <exception cref="DriftException">Names the field that is missing or of another type.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, type) ?? throw DriftException.WrongType(Named(path));
        }
        catch (JsonException failure)
        {
            throw Explain(json, type, path, failure);
        }
    }

    /// <summary>For notices that are only a courtesy: null when the JSON does not fit.</summary>
    public static T? TryRead<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True when the object has that member; false for any other JSON too.</summary>
    public static bool Has(ReadOnlyMemory<byte> json, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.CurrentDepth == 1 && reader.ValueTextEquals(member))
                {
                    return true;
                }

                reader.Skip();
            }
        }

        return false;
    }

    /// <summary>True for <c>{}</c> and <c>[]</c>.</summary>
    public static bool IsEmpty(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            && reader.Read() && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
    }

    private static DriftException Explain(ReadOnlyMemory<byte> json, JsonTypeInfo type, string path, JsonException failure)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return FirstMissing(type, document.RootElement, path) is { } missing
                ? DriftException.Missing(missing)
                : DriftException.WrongType(Join(path, failure.Path));
        }
        catch (JsonException)
        {
            return DriftException.Malformed(Named(path));
        }
    }

    private static string? FirstMissing(JsonTypeInfo type, JsonElement element, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in type.Properties)
            {
                var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                var found = element.TryGetProperty(property.Name, out var child)
                    ? FirstMissing(type.Options.GetTypeInfo(property.PropertyType), child, at)
                    : property.IsRequired ? at : null;
                if (found is not null)
                {
                    return found;
                }
            }
        }
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } elementType } && element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var child in element.EnumerateArray())
            {
                if (FirstMissing(type.Options.GetTypeInfo(elementType), child, $"{path}[{index++}]") is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary><c>data</c> and <c>$.rows[0].op_date</c> make <c>data.rows[0].op_date</c>.</summary>
    private static string Join(string path, string? jsonPath)
    {
        var rest = jsonPath is null or "$" ? "" : jsonPath[1..];
        return Named(path.Length == 0 ? rest.TrimStart('.') : path + rest);
    }

    /// <summary>A drift names something, even where the answer as a whole does not fit.</summary>
    private static string Named(string path) => path.Length == 0 ? "body" : path;
}
