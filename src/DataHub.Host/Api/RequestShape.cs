using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api;

/// <summary>
/// Tells why a body does not fit its type: every unknown field, doubled field and value of a wrong type, where the serializer
/// would only name the first. Runs only after the serializer refused the body.
/// </summary>
internal static class RequestShape
{
    public static Problem Explain(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        JsonDocument document;
        try
        {
            var reader = new Utf8JsonReader(json);
            document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed < json.Length && json[(int)reader.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8))
            {
                document.Dispose();
                return new Problem(ErrorCodes.MalformedRequest, "The body goes on after the end of its JSON value.");
            }
        }
        catch (JsonException exception)
        {
            return new Problem(ErrorCodes.MalformedRequest, $"The body is not JSON: see line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }

        using (document)
        {
            var errors = new FieldErrors();
            Walk(document.RootElement, type, "", errors);
            return errors.Any
                ? errors.ToProblem(ErrorCodes.MalformedRequest)
                : new Problem(ErrorCodes.MalformedRequest, "The body does not fit this call: see the API reference.");
        }
    }

    private static void Walk(JsonElement value, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return; // whether a field may be missing is the validator's matter
        }

        if (type.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            WalkObject(value, type, pointer, errors);
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
        {
            var element = type.Options.GetTypeInfo(type.ElementType!);
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Walk(item, element, $"{pointer}/{index++}", errors);
            }
        }
        else if (!Fits(value, type))
        {
            errors.Add(pointer, $"must be {Name(type)}");
        }
    }

    private static void WalkObject(JsonElement value, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var at = $"{pointer}/{field.Name.Replace("~", "~0").Replace("/", "~1")}";
            if (!seen.Add(field.Name))
            {
                errors.Add(at, "is given more than once");
            }
            else if (type.Properties.FirstOrDefault(p => p.Name == field.Name) is { } known)
            {
                Walk(field.Value, type.Options.GetTypeInfo(known.PropertyType), at, errors);
            }
            else
            {
                errors.Add(at, $"is no field of this object; known are {string.Join(", ", type.Properties.Select(p => p.Name))}");
            }
        }
    }

    private static bool Fits(JsonElement value, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.None)
        {
            return false;
        }

        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Name(JsonTypeInfo type)
    {
        var clr = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return type.Kind == JsonTypeInfoKind.Object ? "an object"
            : type.Kind == JsonTypeInfoKind.Enumerable ? "an array"
            : clr == typeof(string) ? "a string"
            : clr == typeof(int) ? "a whole number"
            : clr == typeof(DateOnly) ? "a date as yyyy-MM-dd"
            : clr == typeof(DateTimeOffset) ? "an instant after RFC 3339, such as 2026-06-10T08:00:00Z"
            : "of another type";
    }
}
