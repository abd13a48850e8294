using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Items.Declared;

namespace DataHub.Verification.Deciding;

/// <summary>The declared items that one policy uses, each with its number; and what a decision asks about any item, declared or not.</summary>
internal sealed class DeclaredSlots
{
    private readonly List<DeclaredItem> _items = [];

    /// <summary>No declared item at all.</summary>
    public static DeclaredSlots None { get; } = new();

    /// <returns>Null when the policy uses as many as it may already.</returns>
    public DataItem? Take(DeclaredItem item)
    {
        var index = _items.FindIndex(known => known.Item == item.Item);
        if (index < 0)
        {
            if (_items.Count == DataItems.MostDeclared)
            {
                return null;
            }

            index = _items.Count;
            _items.Add(item);
        }

        return (DataItem)(DataItems.Count + index);
    }

    public ItemId Id(DataItem item) => item.IsDeclared() ? Declared(item).Item : item.Id();

    /// <returns>False for an item that the policy does not use.</returns>
    public bool TryFind(ItemId id, out DataItem item)
    {
        if (DataItems.TryFind(id, out item))
        {
            return true;
        }

        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i].Item.Value == id.Value)
            {
                item = (DataItem)(DataItems.Count + i);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the item knows this kind of document.</summary>
    public bool Knows(DataItem item, IdType document) =>
        item.IsDeclared() ? Declared(item).Documents.Contains(document) : Coverage.Knows(item, document);

    /// <summary>Typical milliseconds of a declared item.</summary>
    public int Cost(DataItem item) => Declared(item).TypicalMilliseconds;

    private DeclaredItem Declared(DataItem item) => _items[(int)item - DataItems.Count];
}
