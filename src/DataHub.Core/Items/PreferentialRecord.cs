using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<PreferentialState>))]
public enum PreferentialState { Valid, Ended }

public sealed record Beneficiary(string Name, string IdNumber)
{
    public override string ToString() => nameof(Beneficiary);
}

/// <summary>One entitlement to preferential treatment (优抚对象).</summary>
public sealed record PreferentialRecord : SourceRecord
{
    /// <summary>Two digits, 01 martyr's child to 06 other.</summary>
    public required string Category { get; init; }
    public required string CertificateNumber { get; init; }
    public required string HolderName { get; init; }
    public required string HolderIdNumber { get; init; }
    public required IReadOnlyList<Beneficiary> Beneficiaries { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required PreferentialState State { get; init; }
}
