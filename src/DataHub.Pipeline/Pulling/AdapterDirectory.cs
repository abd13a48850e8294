using System.Collections.Frozen;
using DataHub.Core.Items;
using DataHub.Core.Ports;

namespace DataHub.Pipeline.Pulling;

/// <summary>The adapter of each item, as registered in the host's catalogue.</summary>
public sealed class AdapterDirectory
{
    private readonly FrozenDictionary<ItemId, IAdapter> _byItem;

    /// <exception cref="InvalidOperationException">Two adapters for one item.</exception>
    public AdapterDirectory(IEnumerable<IAdapter> adapters)
    {
        var byItem = new Dictionary<ItemId, IAdapter>();
        foreach (var adapter in adapters)
        {
            if (!byItem.TryAdd(adapter.Descriptor.Item, adapter))
            {
                throw new InvalidOperationException($"two adapters are registered for {adapter.Descriptor.Item}: remove one from the catalogue");
            }
        }

        _byItem = byItem.ToFrozenDictionary();
    }

    public IReadOnlyCollection<IAdapter> All => _byItem.Values;

    public IAdapter? Find(ItemId item) => _byItem.GetValueOrDefault(item);
}
