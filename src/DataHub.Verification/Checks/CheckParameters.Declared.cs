using System.Text.Json;
using DataHub.Core.Items.Declared;

namespace DataHub.Verification.Checks;

/// <summary>Parameters that name a field or a person of a declared item.</summary>
internal sealed partial class CheckParameters
{
    /// <summary>Stands for a field that could not be read: an error was noted, or the check declares itself.</summary>
    private static readonly DeclaredField NoField = new("", new("", ""), FieldType.Text, false, false, new Dictionary<string, DataHub.Core.Policies.Text>());

    /// <summary>A field of the declared item.</summary>
    /// <param name="types">What the field may hold; any where none is given.</param>
    public DeclaredField Field(string name, params IReadOnlyList<FieldType> types) => FieldOrNull(name, true, types) ?? NoField;

    /// <summary>A field of the declared item that the policy may leave out.</summary>
    public DeclaredField? OptionalField(string name, params IReadOnlyList<FieldType> types) => FieldOrNull(name, false, types);

    /// <summary>Notes an error where the policy gives neither of two parameters.</summary>
    public void RequireOne(string name, string other)
    {
        if (!spec.Parameters.ContainsKey(name) && !spec.Parameters.ContainsKey(other))
        {
            Refuse(name, $"is missing, and so is '{other}'", "give at least one of the two");
        }
    }

    /// <summary>A person whom the declared item's records name.</summary>
    public DeclaredPerson Person(string name)
    {
        var none = new DeclaredPerson("", "", "");
        if (TextOf(name, true) is not { } word || item is null)
        {
            return none;
        }

        if (item.Person(word) is { } person)
        {
            return person;
        }

        Refuse(name, $"is '{word}', and {item.Item} names no such person", Known(item.Persons.Select(p => p.Name)));
        return none;
    }

    /// <summary>Values that a field may have: words of its code table, numbers, true or false, texts.</summary>
    public IReadOnlyList<FieldValue> Values(string name, DeclaredField field)
    {
        if (!TryGet(ParameterShape.Values(name), out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Refuse(name, "is no list of values", "give a list of at least one value");
            return [];
        }

        var values = new List<FieldValue>();
        foreach (var element in value.EnumerateArray())
        {
            if (ValueOf(element, field.Type) is not { } one)
            {
                Refuse(name, $"holds {element.GetRawText()}, which {field.Name} cannot be", Expected(field));
            }
            else if (field.Type == FieldType.Code && field.Name.Length > 0 && !field.Words.ContainsKey(one.Text!))
            {
                Refuse(name, $"holds '{one.Text}', which the code table of {field.Name} does not have", Known(field.Words.Keys));
            }
            else
            {
                values.Add(one);
            }
        }

        return values;
    }

    private DeclaredField? FieldOrNull(string name, bool required, IReadOnlyList<FieldType> types)
    {
        if (TextOf(name, required) is not { } word || item is null)
        {
            return null;
        }

        var serving = item.Fields.Where(field => !field.Several && (types.Count == 0 || types.Contains(field.Type)));
        if (item.Field(word) is not { } field)
        {
            Refuse(name, $"is '{word}', and {item.Item} has no such field", Known(serving.Select(f => f.Name)));
        }
        else if (!serving.Contains(field))
        {
            Refuse(name, $"is '{word}', which does not hold what {spec.Check} looks at", Known(serving.Select(f => f.Name)));
        }
        else
        {
            return field;
        }

        return null;
    }

    private string? TextOf(string name, bool required)
    {
        if (!TryGet(ParameterShape.Text(name, required), out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Refuse(name, "is no name", "give the name of one, as the item's document does");
        return null;
    }

    private static FieldValue? ValueOf(JsonElement element, FieldType type) => (type, element.ValueKind) switch
    {
        (FieldType.Number, JsonValueKind.Number) => FieldValue.Of(element.GetDecimal()),
        (FieldType.Flag, JsonValueKind.True or JsonValueKind.False) => FieldValue.Of(element.GetBoolean()),
        (FieldType.Number or FieldType.Flag, _) => null,
        (_, JsonValueKind.String) => FieldValue.Of(element.GetString()!),
        _ => null,
    };

    private static string Expected(DeclaredField field) => field.Type switch
    {
        FieldType.Number => "give numbers",
        FieldType.Flag => "give true or false",
        _ => "give texts",
    };

    private static string Known(IEnumerable<string> names) => names.ToList() is { Count: > 0 } known ? $"use one of {string.Join(", ", known)}" : "the item has none that would do";
}
