using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Pipeline.Pulling;

namespace DataHub.Host.Console.Words;

/// <summary>Items by the names that their adapters give them.</summary>
internal sealed class ItemNames(AdapterDirectory adapters)
{
    private readonly Dictionary<string, Text> _titles = adapters.All.ToDictionary(a => a.Descriptor.Item.Value, a => a.Descriptor.Title, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _order = ItemId.Handbook.Select((item, i) => (item, i)).ToDictionary(p => p.item.Value, p => p.i, StringComparer.Ordinal);

    /// <summary>Ids in the handbook's order, those of others after them.</summary>
    public IReadOnlyList<string> All => field ??= [.. _titles.Keys.OrderBy(i => _order.GetValueOrDefault(i, int.MaxValue)).ThenBy(i => i, StringComparer.Ordinal)];

    /// <summary>An item that no adapter serves any more is shown by its id.</summary>
    public string Of(ConsoleLanguage say, string item) => _titles.TryGetValue(item, out var title) ? say[title] : item;
}
