namespace DataHub.Core.Items.Declared;

/// <summary>One row of an item that is described in a document, not in code: the item's canonical fields by name.</summary>
public sealed record DeclaredRecord : SourceRecord
{
    public required ItemId Item { get; init; }

    /// <summary>Only what the row has: a field that the source left empty is not in it.</summary>
    public required IReadOnlyDictionary<string, FieldValue> Fields { get; init; }

    /// <returns>Null where the row has no such value.</returns>
    public FieldValue? Get(string field) => Fields.GetValueOrDefault(field);

    public bool Equals(DeclaredRecord? other) =>
        other is not null && Item == other.Item && Fields.Count == other.Fields.Count
        && Fields.All(field => other.Fields.TryGetValue(field.Key, out var value) && value.Equals(field.Value));

    public override int GetHashCode() => HashCode.Combine(Item, Fields.Count);
}
