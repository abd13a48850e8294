using System.Collections.Frozen;

namespace DataHub.Core.Items.Declared;

/// <summary>The items that this hub knows from documents. Fixed at start.</summary>
public sealed class DeclaredItems(IReadOnlyList<DeclaredItem> all)
{
    private readonly FrozenDictionary<string, DeclaredItem> _byId = all.ToFrozenDictionary(item => item.Item.Value, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, DeclaredPaper> _papers =
        all.Select(item => item.Paper).OfType<DeclaredPaper>().DistinctBy(paper => paper.Id).ToFrozenDictionary(paper => paper.Id, StringComparer.Ordinal);

    public static DeclaredItems None { get; } = new([]);

    /// <summary>Names that policies use already: an item or paper of the same name could never be meant.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        "household", "title", "grandparent-title", "contract", "rental", "permit", "insurance", "enterprise", "sole-trader", "preferential", "no-home-owned",
        "household-relation", "birth-certificate", "marriage-link",
        "household-book", "property-certificate", "purchase-contract", "rental-certificate", "residence-permit", "insurance-statement",
        "company-licence", "sole-trader-licence", "marriage-certificate", "preferential-certificate",
    ];

    public IReadOnlyList<DeclaredItem> All { get; } = all;

    public DeclaredItem? Find(string id) => _byId.GetValueOrDefault(id);

    public DeclaredPaper? Paper(string id) => _papers.GetValueOrDefault(id);
}
