using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataHub.Verification.Policies;

/// <summary>
/// Compares a JSON document with the serializer's own description of a type, and reports every difference instead of
/// throwing at the first: unknown, duplicate, missing and mistyped properties, each with its pointer.
/// </summary>
internal sealed class PolicyShape(JsonSerializerOptions options)
{
    private readonly List<PolicyProblem> _problems = [];

    public IReadOnlyList<PolicyProblem> Problems => _problems;

    /// <summary>False once something was found that leaves no way to build the object.</summary>
    public bool Buildable { get; private set; } = true;

    public void Compare(JsonElement element, JsonTypeInfo type, string pointer = "")
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                CompareObject(element, type, pointer);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                CompareItems(element, type, pointer);
                break;
            case JsonTypeInfoKind.None:
                CompareValue(element, type, pointer);
                break;
            default:
                Mistyped(pointer, element, type.Kind == JsonTypeInfoKind.Enumerable ? "a list" : "an object");
                break;
        }
    }

    private void CompareObject(JsonElement element, JsonTypeInfo type, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = type.Properties.Any(p => p.IsExtensionData);
        foreach (var member in element.EnumerateObject())
        {
            var at = Pointers.Member(pointer, member.Name);
            var known = type.Properties.FirstOrDefault(p => !p.IsExtensionData && p.Name == member.Name);
            if (!seen.Add(member.Name))
            {
                _problems.Add(new(at, $"'{member.Name}' is given twice", "keep one of the two"));
            }
            else if (known is null && !open)
            {
                _problems.Add(new(at, $"there is no property '{member.Name}' here", $"remove it, or use one of {Known(type)}"));
            }
            else if (known is not null && !(member.Value.ValueKind == JsonValueKind.Null && known.IsSetNullable))
            {
                Compare(member.Value, options.GetTypeInfo(known.PropertyType), at);
            }
        }

        foreach (var missing in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            Buildable = false;
            _problems.Add(new(Pointers.Member(pointer, missing.Name), $"'{missing.Name}' is missing", "add it"));
        }
    }

    private void CompareItems(JsonElement element, JsonTypeInfo type, string pointer)
    {
        var items = options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Compare(item, items, Pointers.Item(pointer, index++));
        }
    }

    private void CompareValue(JsonElement element, JsonTypeInfo type, string pointer)
    {
        try
        {
            if (element.ValueKind != JsonValueKind.Null && element.Deserialize(type) is not null)
            {
                return;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // The serializer's sentence names .NET types; what was expected is said below in the document's own terms.
        }

        Mistyped(pointer, element, Expected(Nullable.GetUnderlyingType(type.Type) ?? type.Type));
    }

    private void Mistyped(string pointer, JsonElement element, string expected)
    {
        Buildable = false;
        _problems.Add(new(pointer, $"{Shown(element)} is not {expected}", $"give {expected}"));
    }

    private static string Expected(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"
        : type == typeof(string) ? "a text"
        : type == typeof(int) ? "a whole number"
        : type == typeof(DateOnly) ? "a date as yyyy-MM-dd"
        : type == typeof(DateTimeOffset) ? "an instant as yyyy-MM-ddTHH:mm:ss+08:00"
        : throw new NotSupportedException($"the policy model holds a {type.Name}, for which no wording exists");

    private static string Shown(JsonElement element)
    {
        var text = element.ValueKind is JsonValueKind.Object ? "an object" : element.ValueKind is JsonValueKind.Array ? "a list" : element.GetRawText();
        return text.Length > 60 ? text[..60] + "…" : text;
    }

    private static string Known(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(p => p.Name));
}
