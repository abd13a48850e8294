using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;

namespace DataHub.Verification.Explaining;

/// <summary>What items, papers, fields and codes are called: the embedded table, and what the documents of declared items say.</summary>
internal sealed class Words(DeclaredItems? items)
{
    private const string MetBy = "met-by-";

    private readonly DeclaredItems _items = items ?? DeclaredItems.None;

    public Text? Item(string id) => TextTable.Embedded.Items.GetValueOrDefault(id) ?? _items.Find(id)?.Title;

    /// <summary>A paper that no document names any more is called by its id: a verdict outlives the document that it was made with.</summary>
    public Text Paper(string id) => TextTable.Embedded.Papers.GetValueOrDefault(id) ?? _items.Paper(id)?.Title ?? new(id, id);

    /// <exception cref="KeyNotFoundException">A check answers a code that the table lacks: its author forgot the sentence.</exception>
    public Text Reason(string code)
    {
        if (!code.StartsWith(MetBy, StringComparison.Ordinal) || TextTable.Embedded.Has(code))
        {
            return TextTable.Embedded.Reason(code);
        }

        var id = code[MetBy.Length..];
        var title = Item(id) ?? new(id, id);
        return new($"{title.Zh}的记录符合要求。", $"The {title.En} holds a record that meets the rules.");
    }

    /// <returns>Null where what to do follows from the status alone.</returns>
    public static Text? NextStep(string code) => TextTable.Embedded.Has(code) ? TextTable.Embedded.NextStep(code) : null;

    /// <summary>What a declared item calls the field of a fact; null for a fact of another item.</summary>
    public Text? Field(Fact fact) => _items.Find(fact.Item.Value)?.Field(fact.Field)?.Title;

    /// <param name="shown">The fact's value as the caller may see it.</param>
    public Text Value(Fact fact, string shown) =>
        _items.Find(fact.Item.Value)?.Field(fact.Field)?.Words.GetValueOrDefault(shown)
        ?? TextTable.Embedded.Values.GetValueOrDefault(shown)
        ?? new(shown, shown);

    /// <summary>The person whom a fact names by the document's word.</summary>
    public Text Whose(Fact fact) =>
        _items.Find(fact.Item.Value) is { } item && item.Person(fact.Value) is { } person && item.Field(person.NameField) is { } field
            ? field.Title
            : new(fact.Value, fact.Value);
}
