using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>Settings that nothing reads. Binding passes over them in silence; a limit that is misspelt would silently not hold.</summary>
internal static class UnknownSettings
{
    /// <param name="options">Type that the section is bound to.</param>
    /// <param name="beside">Names that are read from the section beside the type's own.</param>
    public static IEnumerable<string> Of(IConfigurationSection section, Type options, params string[] beside)
    {
        var known = options.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out var property))
            {
                foreach (var deeper in IsGroup(property) ? Of(child, property.PropertyType) : [])
                {
                    yield return deeper;
                }
            }
            else if (!beside.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{child.Path} is no setting; {NearestName.Hint(child.Key, known.Keys.Concat(beside))}";
            }
        }
    }

    /// <summary>A group of settings, as against one value, and against a table whose keys are free.</summary>
    private static bool IsGroup(PropertyInfo property) =>
        !property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && !TypeDescriptor.GetConverter(property.PropertyType).CanConvertFrom(typeof(string));
}
