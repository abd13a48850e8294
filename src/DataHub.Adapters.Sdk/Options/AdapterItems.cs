using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>The items that have an adapter, and so a section under <c>Adapters</c>.</summary>
internal sealed class AdapterItems
{
    public const string Section = "Adapters";

    public HashSet<string> Known { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Settings of an item that nobody registered are a typo, or meant for another hub.</summary>
internal sealed class AdapterItemsValidator(IConfiguration configuration) : IValidateOptions<AdapterItems>
{
    public ValidateOptionsResult Validate(string? name, AdapterItems options)
    {
        var unknown = configuration.GetSection(AdapterItems.Section).GetChildren().Where(item => !options.Known.Contains(item.Key))
            .Select(item => $"{item.Path} is no item of this hub; {NearestName.Hint(item.Key, options.Known)}").ToList();
        return unknown.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }
}
