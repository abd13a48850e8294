using System.Text.Json.Serialization;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Core.Policies;

namespace DataHub.Core.Items.Declared;

/// <summary>Who of a family a declared item is asked about.</summary>
[JsonConverter(typeof(KebabEnumConverter<AskedOf>))]
public enum AskedOf
{
    Child,
    Parents,

    /// <summary>The child and its parents.</summary>
    Family,

    /// <summary>The parents only where the child's own answer brought nothing.</summary>
    ChildElseParents,
}

/// <summary>What policies, checks and explanations need to know of an item that is described in a document.</summary>
public sealed record DeclaredItem
{
    public required ItemId Item { get; init; }

    /// <summary>English as it stands in a sentence after "the": <c>disability certificate register</c>.</summary>
    public required Text Title { get; init; }
    public required AskedOf AskedOf { get; init; }

    /// <summary>Documents that the source knows: whoever has another is not asked for.</summary>
    public required IReadOnlyList<IdType> Documents { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<DeclaredField> Fields { get; init; }
    public required IReadOnlyList<DeclaredPerson> Persons { get; init; }

    /// <summary>A paper of its own that the data may have to be replaced by; null where one of the eleven serves, or none.</summary>
    public DeclaredPaper? Paper { get; init; }

    /// <summary>How long the source usually takes, in milliseconds: what is cheap is asked first.</summary>
    public required int TypicalMilliseconds { get; init; }

    public DeclaredField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public DeclaredPerson? Person(string name) => Persons.FirstOrDefault(person => person.Name == name);
}

/// <param name="Words">What each word of a code is called; empty for other types.</param>
/// <param name="Personal">Masked wherever it is shown.</param>
/// <param name="Several">Holds a list of texts.</param>
public sealed record DeclaredField(string Name, Text Title, FieldType Type, bool Personal, bool Several, IReadOnlyDictionary<string, Text> Words);

/// <summary>A person whom a record names.</summary>
/// <param name="IdNumber">Field of the number, or of several numbers.</param>
/// <param name="NameField">Field of the name, or of the names in the numbers' order.</param>
public sealed record DeclaredPerson(string Name, string IdNumber, string NameField);

public sealed record DeclaredPaper(string Id, Text Title);
