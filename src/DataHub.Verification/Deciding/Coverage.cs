using DataHub.Core.Identifiers;
using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>Which documents an item knows, looked up by position: <see cref="ItemDocuments"/>, one bit a document.</summary>
internal static class Coverage
{
    private static readonly int[] Known = [.. ItemId.Handbook.Select(item => ItemDocuments.Of(item).Aggregate(0, (bits, document) => bits | Bit(document)))];

    public static bool Knows(DataItem item, IdType document) => (Known[(int)item] & Bit(document)) != 0;

    private static int Bit(IdType document) => 1 << (int)document;
}
