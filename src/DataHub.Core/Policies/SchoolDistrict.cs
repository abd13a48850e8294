using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Policies;

[JsonConverter(typeof(KebabEnumConverter<AreaKind>))]
public enum AreaKind { Community, Village, Town, Road }

[JsonConverter(typeof(KebabEnumConverter<Parity>))]
public enum Parity { Both, Odd, Even }

/// <summary>The catchment of one school: a list of areas.</summary>
public sealed record SchoolDistrict
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<DistrictArea> Areas { get; init; }
}

/// <summary>A community, a village, a town, or the numbers of one side of a road.</summary>
public sealed record DistrictArea
{
    public required AreaKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Town of a village, where several villages share a name.</summary>
    public string? Town { get; init; }

    /// <summary>House numbers of a road, inclusive; null is open.</summary>
    public int? From { get; init; }
    public int? To { get; init; }
    public Parity? Parity { get; init; }
}
