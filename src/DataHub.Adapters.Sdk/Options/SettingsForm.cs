using System.Collections;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>
/// Looks settings over before they are bound. Binding passes in silence over names that nothing reads (a limit that is misspelt would not
/// hold), and throws at the first value of a wrong kind, with a stack trace. Problems never quote a value: it may be a secret in the wrong place.
/// </summary>
public static class SettingsForm
{
    /// <param name="options">Type that the section is bound to.</param>
    /// <param name="beside">Names that are read from the section beside the type's own.</param>
    public static IEnumerable<SettingProblem> Problems(IConfigurationSection section, Type options, params string[] beside)
    {
        var known = options.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out var type))
            {
                foreach (var problem in Read(child, type))
                {
                    yield return problem;
                }
            }
            else if (!beside.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return new SettingProblem(child.Path, $"{child.Path} is no setting; {NearestName.Hint(child.Key, known.Keys.Concat(beside))}", Misread: false);
            }
        }
    }

    /// <summary>A table of free names, such as <c>Logging:LogLevel</c>, whose values are all of one kind.</summary>
    public static IEnumerable<SettingProblem> TableProblems(IConfigurationSection section, Type value) => section.GetChildren().SelectMany(child => Read(child, value));

    /// <summary>Sections that nobody reads and that look like a misspelt one; others may be somebody else's.</summary>
    /// <param name="known">Every section of the program.</param>
    public static IEnumerable<SettingProblem> MisspeltSections(IConfiguration configuration, IReadOnlyCollection<string> known) =>
        from section in configuration.GetChildren()
        where section.GetChildren().Any() && !known.Contains(section.Key, StringComparer.OrdinalIgnoreCase)
        let meant = NearestName.Near(section.Key, known)
        where meant is not null
        select new SettingProblem(section.Path, $"{section.Path} is no section of this hub; did you mean {meant}?", Misread: false);

    /// <returns>The configuration without the values that cannot be bound, so that the rest can be looked at too.</returns>
    public static IConfiguration Readable(IConfiguration configuration, IEnumerable<SettingProblem> problems)
    {
        string[] misread = [.. problems.Where(p => p.Misread).Select(p => p.Path)];
        return misread.Length == 0 ? configuration
            : new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable().Where(pair => !Array.Exists(misread, path => IsWithin(pair.Key, path)))).Build();
    }

    private static bool IsWithin(string key, string path) =>
        key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[path.Length] == ConfigurationPath.KeyDelimiter[0]);

    private static IEnumerable<SettingProblem> Read(IConfigurationSection setting, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (TypeDescriptor.GetConverter(type) is var converter && converter.CanConvertFrom(typeof(string)))
        {
            return setting.GetChildren().Any() ? [Misread(setting, "one value, not a group or list")]
                : setting.Value is not { Length: > 0 } value || Converts(converter, value) ? []
                : [Misread(setting, Kind(type))];
        }

        var element = ElementOf(type);
        if (setting.Value is { Length: > 0 } && !setting.GetChildren().Any())
        {
            return [Misread(setting, element is null ? "a group of settings, not one value" : $"a list or table, such as {setting.Path}:0")];
        }

        return element is null ? Problems(setting, type) : TableProblems(setting, element);
    }

    private static SettingProblem Misread(IConfigurationSection setting, string kind) => new(setting.Path, $"{setting.Path} must be {kind}", Misread: true);

    private static bool Converts(TypeConverter converter, string value)
    {
        try
        {
            converter.ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>What a list holds, or what a table of free names holds; null for a group of named settings.</summary>
    private static Type? ElementOf(Type type) =>
        !type.IsAssignableTo(typeof(IEnumerable)) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetGenericArguments() is [.., var last] ? last
        : typeof(string);

    private static string Kind(Type type) =>
        type == typeof(TimeSpan) ? "a duration such as 00:00:10 (hours, minutes, seconds)"
        : type == typeof(bool) ? "true or false"
        : type == typeof(DateOnly) ? "a day such as 2026-06-10"
        : type == typeof(TimeOnly) ? "a time of day such as 00:30"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(double) || type == typeof(decimal) ? "a number such as 0.5"
        : type == typeof(int) || type == typeof(long) ? string.Create(CultureInfo.InvariantCulture, $"a whole number, at most {type.GetField("MaxValue")!.GetValue(null)}")
        : $"of the kind {type.Name}";
}

/// <param name="Path">Of the setting, as in <c>Pipeline:Lease</c>.</param>
/// <param name="Text">A sentence that begins with the path and says what to write.</param>
/// <param name="Misread">The value cannot be bound at all.</param>
public sealed record SettingProblem(string Path, string Text, bool Misread);
