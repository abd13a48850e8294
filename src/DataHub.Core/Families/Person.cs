using DataHub.Core.Identifiers;

namespace DataHub.Core.Families;

/// <summary>A person as the front end names them: the number is normalised (trimmed, half-width, upper-case, 18 digits).</summary>
public sealed record Person
{
    public required string Name { get; init; }
    public required IdType IdType { get; init; }
    public required string IdNumber { get; init; }

    /// <summary>Carried by the number where it is a resident id or an 81/82/83 permit, else as the request gives it.</summary>
    public DateOnly? BirthDate { get; init; }
    public Sex? Sex { get; init; }

    /// <summary>Never the person's data: records end up in logs by accident.</summary>
    public override string ToString() => $"Person({IdType})";
}
