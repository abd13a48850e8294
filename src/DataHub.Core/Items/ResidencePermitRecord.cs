using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<PermitState>))]
public enum PermitState { Invalid, Valid, Cancelled }

/// <summary>One residence permit (居住证): one row per permit number, its validity renewed each year by an endorsement.</summary>
public sealed record ResidencePermitRecord : SourceRecord
{
    public required string IdNumber { get; init; }
    public required string Name { get; init; }
    public required string PermitNumber { get; init; }
    public required string Division { get; init; }
    public required string Address { get; init; }
    public required DateOnly FirstIssuedOn { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity, inclusive.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Yearly endorsements (签注) so far.</summary>
    public required int Endorsements { get; init; }
    public required PermitState State { get; init; }
}
