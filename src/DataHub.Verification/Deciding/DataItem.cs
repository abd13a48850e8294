using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>The eleven items of the handbook as small numbers, in its order: a decision looks answers up by position.</summary>
internal enum DataItem : byte
{
    Household,
    Permit,
    Title,
    Contract,
    Rental,
    Insurance,
    Enterprise,
    SoleTrader,
    Birth,
    Marriage,
    Preferential,
}

internal static class DataItems
{
    public const int Count = 11;

    public static ItemId Id(this DataItem item) => ItemId.Handbook[(int)item];

    /// <returns>False for a custom item: the checks of the handbook know nothing of it.</returns>
    public static bool TryFind(ItemId id, out DataItem item)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ItemId.Handbook[i].Value == id.Value)
            {
                item = (DataItem)i;
                return true;
            }
        }

        item = default;
        return false;
    }
}
