using System.Globalization;
using System.Text.Json;
using DataHub.Core.Items;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Checks;

/// <summary>
/// The parameters of one check in a policy, read by name and type. Every error is noted with its JSON Pointer and a harmless value
/// is answered instead, so that one look at a policy finds all of them; a parameter that nobody read is an error too.
/// </summary>
/// <param name="pointer">JSON Pointer of the check in the policy.</param>
/// <param name="beside">All checks of the same alternative.</param>
/// <param name="item">The declared item whose records are judged; null in an alternative of the handbook.</param>
internal sealed partial class CheckParameters(
    CheckSpec spec, Policy policy, string pointer, ICollection<PolicyProblem> problems, IReadOnlyList<CheckSpec> beside, DeclaredItem? item = null)
{
    /// <summary>Years before admission that a date may lie back: no child at school was born earlier.</summary>
    private const int OldestYears = 20;

    private readonly List<ParameterShape> _read = [];

    /// <summary>What the check has read so far: bound once, a check has declared its parameters.</summary>
    public IReadOnlyList<ParameterShape> Read => _read;

    public Policy Policy { get; } = policy;

    public int Whole(string name, int min, int max, int? otherwise = null)
    {
        if (!TryGet(ParameterShape.Whole(name, otherwise is null, min, max), out var value))
        {
            return otherwise ?? min;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, "is no such number", $"give a whole number from {min} to {max}");
        return otherwise ?? min;
    }

    public DateOnly Date(string name)
    {
        if (!TryGet(ParameterShape.Date(name), out var value))
        {
            return default;
        }

        if (value.ValueKind != JsonValueKind.String
            || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Refuse(name, "is no date", "give a date as yyyy-MM-dd");
            return default;
        }

        if (date.Year > Policy.Year || date.Year < Policy.Year - OldestYears)
        {
            Refuse(name, $"is {date:yyyy-MM-dd}, which admission in {Policy.Year} cannot depend on", $"give a date from {Policy.Year - OldestYears} to {Policy.Year}");
        }

        return date;
    }

    public bool Flag(string name)
    {
        if (!TryGet(ParameterShape.Flag(name), out var value))
        {
            return false;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse(name, "is neither true nor false", "give true or false");
        return false;
    }

    /// <summary>A share of ownership in whole per cent, 1 to 100.</summary>
    public Fraction Share(string name) => new(Whole(name, 1, 100), 100);

    /// <summary>Division-code prefixes of 2, 4 or 6 digits; the policy's own division where the parameter is left out.</summary>
    public IReadOnlyList<string> Prefixes(string name = "prefixes")
    {
        if (!TryGet(ParameterShape.Prefixes(name), out var value))
        {
            return [Policy.Division];
        }

        var prefixes = WordsOf(name, value);
        foreach (var prefix in prefixes.Where(prefix => !DivisionPrefixes.IsPrefix(prefix)))
        {
            Refuse(name, $"holds '{prefix}', which begins no division code", "give division codes of 2, 4 or 6 digits");
        }

        return prefixes;
    }

    /// <summary>A list of at least one word; empty only when an error was noted.</summary>
    public IReadOnlyList<string> Words(string name) => TryGet(ParameterShape.Words(name), out var value) ? WordsOf(name, value) : [];

    private IReadOnlyList<string> WordsOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0
            || value.EnumerateArray().Any(word => word.ValueKind != JsonValueKind.String))
        {
            Refuse(name, "is no list of texts", "give a list of at least one text");
            return [];
        }

        return [.. value.EnumerateArray().Select(word => word.GetString()!)];
    }

    /// <summary>Values of an enumeration by their wire names.</summary>
    public IReadOnlyList<T> Choices<T>(string name, params IReadOnlyList<T> otherwise) where T : struct, Enum
    {
        if (!TryGet(ParameterShape.Choices<T>(name), out var value))
        {
            return otherwise;
        }

        var chosen = new List<T>();
        foreach (var word in WordsOf(name, value))
        {
            if (EnumNames<T>.TryParse(word, out var choice))
            {
                chosen.Add(choice);
            }
            else
            {
                Refuse(name, $"holds '{word}', which there is not", $"use {string.Join(", ", EnumNames<T>.All)}");
            }
        }

        return chosen;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (!TryGet(ParameterShape.Choice<T>(name), out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String && EnumNames<T>.TryParse(value.GetString(), out var choice))
        {
            return choice;
        }

        Refuse(name, "is none of the choices", $"use one of {string.Join(", ", EnumNames<T>.All)}");
        return otherwise;
    }

    /// <summary>The parameter <c>on</c>: the policy's reference date, or the day of the decision.</summary>
    public DayOf On() => Choice("on", DayOf.Reference);

    /// <summary>The parameters of another check of the same alternative; null when it is not there. Its errors are its own to note.</summary>
    public CheckParameters? Beside(string check) =>
        beside.FirstOrDefault(other => other.Check == check) is { } other ? new(other, Policy, pointer, new List<PolicyProblem>(), beside, item) : null;

    /// <summary>Notes an error that only the check can see (dates in the wrong order).</summary>
    public void Refuse(string name, string problem, string fix) => problems.Add(new(Pointers.Member(pointer, name), $"{name} {problem}", fix));

    /// <summary>Notes every parameter that the check did not read: a typo must not be ignored.</summary>
    public void RefuseUnread()
    {
        foreach (var name in spec.Parameters.Keys)
        {
            if (!_read.Exists(shape => shape.Name == name))
            {
                problems.Add(new(Pointers.Member(pointer, name), $"{spec.Check} has no parameter '{name}'", "remove it"));
            }
        }
    }

    private bool TryGet(ParameterShape shape, out JsonElement value)
    {
        _read.Add(shape);
        if (spec.Parameters.TryGetValue(shape.Name, out value))
        {
            return true;
        }

        if (shape.Required)
        {
            problems.Add(new(Pointers.Member(pointer, shape.Name), $"{spec.Check} needs '{shape.Name}'", "add it"));
        }

        return false;
    }
}

/// <summary>Which day a date is compared with.</summary>
internal enum DayOf
{
    Reference,
    Decision,
}
