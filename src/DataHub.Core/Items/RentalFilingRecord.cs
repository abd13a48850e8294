using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<RentalState>))]
public enum RentalState { Filed, Ended, Withdrawn }

/// <summary>One rental filing (房屋租赁备案); its term is inclusive on both ends.</summary>
public sealed record RentalFilingRecord : SourceRecord
{
    public required string FilingNumber { get; init; }
    public required string TenantName { get; init; }
    public required string TenantIdNumber { get; init; }
    public required string OwnerName { get; init; }
    public required string OwnerIdNumber { get; init; }
    public required string Address { get; init; }
    public required string Division { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required RentalState State { get; init; }
    public required bool PublicRental { get; init; }
}
