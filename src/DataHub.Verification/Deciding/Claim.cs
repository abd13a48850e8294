using DataHub.Core.Items.Declared;

namespace DataHub.Verification.Deciding;

/// <summary>What an alternative is judged on: the README's table, by the alternative's id.</summary>
internal sealed record Claim(string Alternative, ClaimKind Kind, DataItem Item)
{
    /// <summary>The declared item, where it is one.</summary>
    public DeclaredItem? Declared { get; private init; }

    /// <summary>Items that its checks may judge: its own, and the child's household, which every alternative has at hand.</summary>
    public bool Has(DataItem item) => (Kind != ClaimKind.Nothing && item == Item) || item == DataItem.Household;

    private static readonly Claim[] All =
    [
        new("household", ClaimKind.Household, DataItem.Household),
        new("title", ClaimKind.OfFamily, DataItem.Title),
        new("grandparent-title", ClaimKind.OfGrandparents, DataItem.Title),
        new("contract", ClaimKind.OfFamily, DataItem.Contract),
        new("rental", ClaimKind.OfFamily, DataItem.Rental),
        new("permit", ClaimKind.OfParents, DataItem.Permit),
        new("insurance", ClaimKind.OfParents, DataItem.Insurance),
        new("enterprise", ClaimKind.OfParents, DataItem.Enterprise),
        new("sole-trader", ClaimKind.OfParents, DataItem.SoleTrader),
        new("preferential", ClaimKind.OfChildElseParents, DataItem.Preferential),
        new("no-home-owned", ClaimKind.Nothing, DataItem.Title),
        new("household-relation", ClaimKind.Parentage, DataItem.Household),
        new("birth-certificate", ClaimKind.Parentage, DataItem.Birth),
        new("marriage-link", ClaimKind.Parentage, DataItem.Marriage),
    ];

    public static Claim? Of(string alternative) => Array.Find(All, claim => claim.Alternative == alternative);

    /// <summary>The alternative that a declared item makes by its own id.</summary>
    /// <param name="number">What the policy counts the item as.</param>
    public static Claim Of(DeclaredItem item, DataItem number) => new(item.Item.Value, KindOf(item.AskedOf), number) { Declared = item };

    private static ClaimKind KindOf(AskedOf askedOf) => askedOf switch
    {
        AskedOf.Child => ClaimKind.OfChild,
        AskedOf.Parents => ClaimKind.OfParents,
        AskedOf.Family => ClaimKind.OfFamily,
        _ => ClaimKind.OfChildElseParents,
    };

    /// <summary>Whose records may serve.</summary>
    public People Claimants(Dossier dossier) => Kind switch
    {
        ClaimKind.OfFamily => dossier.Family,
        ClaimKind.OfGrandparents => dossier.Grandparents,
        ClaimKind.OfParents => dossier.Parents,
        ClaimKind.OfChildElseParents => dossier.Family,
        _ => People.Child,
    };
}

internal enum ClaimKind
{
    /// <summary>The child's household, beside each guardian.</summary>
    Household,
    OfChild,
    OfFamily,
    OfGrandparents,
    OfParents,
    OfChildElseParents,

    /// <summary>No record of its own: conditions alone.</summary>
    Nothing,

    /// <summary>Asked of one guardian at a time.</summary>
    Parentage,
}
