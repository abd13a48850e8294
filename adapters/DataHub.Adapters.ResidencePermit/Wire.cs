using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.ResidencePermit;

internal sealed record PermitQuery(
    [property: JsonPropertyName("gmsfhm")] string IdNumber,
    [property: JsonPropertyName("xm")] string Name)
{
    public override string ToString() => nameof(PermitQuery);
}

/// <summary>One permit number; every field is known and must be there.</summary>
internal sealed record PermitRow
{
    [JsonPropertyName("xm")] public required string Name { get; init; }
    [JsonPropertyName("gmsfhm")] public required string IdNumber { get; init; }
    [JsonPropertyName("zzbh")] public required string PermitNumber { get; init; }
    [JsonPropertyName("ssxq")] public required string Division { get; init; }
    [JsonPropertyName("jzdz")] public required string Address { get; init; }
    [JsonPropertyName("jzsy")] public required string Reason { get; init; }

    /// <summary>First issue, yyyy-MM-dd.</summary>
    [JsonPropertyName("qfrq")] public required string FirstIssuedOn { get; init; }

    /// <summary>Current validity, yyyy-MM-dd, both inclusive.</summary>
    [JsonPropertyName("yxqqsrq")] public required string ValidFrom { get; init; }
    [JsonPropertyName("yxqjzrq")] public required string ValidTo { get; init; }

    /// <summary>Yearly endorsements so far.</summary>
    [JsonPropertyName("qzcs")] public required int Endorsements { get; init; }

    /// <summary>0 invalid, 1 valid, 2 cancelled.</summary>
    [JsonPropertyName("zt")] public required string State { get; init; }

    public override string ToString() => nameof(PermitRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GatewayRequest<PermitQuery>))]
[JsonSerializable(typeof(List<PermitRow>))]
internal sealed partial class PermitWire : JsonSerializerContext;
