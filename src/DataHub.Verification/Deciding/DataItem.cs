using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>
/// The eleven items of the handbook as small numbers, in its order: a decision looks answers up by position. The numbers behind them
/// are the declared items of one policy, in the order in which it first names them (<see cref="DeclaredSlots"/>).
/// </summary>
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
    /// <summary>Of the handbook.</summary>
    public const int Count = 11;

    /// <summary>Most declared items that one policy may use: the set of questions has room for so many.</summary>
    public const int MostDeclared = 8;

    /// <summary>Every number that a policy can give to a declared item.</summary>
    public static IReadOnlyList<DataItem> Declared { get; } = [.. Enumerable.Range(Count, MostDeclared).Select(number => (DataItem)number)];

    public static bool IsDeclared(this DataItem item) => (int)item >= Count;

    /// <param name="item">Of the handbook: what a declared one is, its policy says.</param>
    public static ItemId Id(this DataItem item) => ItemId.Handbook[(int)item];

    /// <returns>False for an item beyond the handbook.</returns>
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
