using System.Text.Json.Serialization;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<HouseholdState>))]
public enum HouseholdState { Registered, Cancelled, Dead }

/// <summary>One person's entry in a household book (户籍).</summary>
public sealed record HouseholdRecord : SourceRecord
{
    public required string IdNumber { get; init; }
    public required string Name { get; init; }
    public required Sex Sex { get; init; }
    public required DateOnly BirthDate { get; init; }

    /// <summary>GB/T 3304 numeric; null when the source leaves it empty.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Everyone in one household book shares it.</summary>
    public required string HouseholdNumber { get; init; }
    public required string HeadName { get; init; }

    /// <summary>Normalised to 18 digits where it was an old 15-digit number.</summary>
    public required string HeadIdNumber { get; init; }

    /// <summary>Relation to the head, GB/T 4761 two-digit code (01 or 02 is the head).</summary>
    public required string RelationToHead { get; init; }

    /// <summary>True for a collective household (集体户), by either of the source's two marks.</summary>
    public required bool Collective { get; init; }
    public required string Address { get; init; }

    /// <summary>GB/T 2260 county code.</summary>
    public required string Division { get; init; }

    /// <summary>Null: registered here since birth.</summary>
    public DateOnly? MovedInOn { get; init; }
    public required HouseholdState State { get; init; }
}
