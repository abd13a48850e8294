using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>The items that have an adapter, and so a section under <c>Adapters</c>, and the sections that several of them share.</summary>
internal sealed class AdapterItems
{
    public const string Section = "Adapters";

    public HashSet<string> Known { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Paths, as in <c>Bureau:Gateway</c>.</summary>
    public HashSet<string> Shared { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Add(ItemId item, string? sharedSection)
    {
        Known.Add(item.Value);
        if (sharedSection is not null)
        {
            Shared.Add(sharedSection);
        }
    }
}

/// <summary>Settings of an item that nobody registered, or of a section that nobody shares, are a typo, or meant for another hub.</summary>
internal sealed class AdapterItemsValidator(IConfiguration configuration) : IValidateOptions<AdapterItems>
{
    public ValidateOptionsResult Validate(string? name, AdapterItems options)
    {
        List<string> unknown = [.. Unknown(AdapterItems.Section, options.Known, "item")];
        foreach (var parent in options.Shared.GroupBy(path => ConfigurationPath.GetParentPath(path)!, path => ConfigurationPath.GetSectionKey(path)!, StringComparer.OrdinalIgnoreCase))
        {
            unknown.AddRange(Unknown(parent.Key, parent.ToHashSet(StringComparer.OrdinalIgnoreCase), "section"));
        }

        return unknown.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }

    private IEnumerable<string> Unknown(string section, HashSet<string> known, string kind) =>
        configuration.GetSection(section).GetChildren().Where(child => !known.Contains(child.Key)).Select(child => $"{child.Path} is no {kind} of this hub; {NearestName.Hint(child.Key, known)}");
}
