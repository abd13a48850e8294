using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>One sole trader; every field is known and must be there.</summary>
internal sealed record SoleTraderRow
{
    /// <summary>GB 32100.</summary>
    [JsonPropertyName("uniscid")] public required string CreditCode { get; init; }
    [JsonPropertyName("traname")] public required string Name { get; init; }
    [JsonPropertyName("oploc")] public required string Address { get; init; }
    /// <summary>Operator.</summary>
    [JsonPropertyName("opername")] public required string OwnerName { get; init; }
    [JsonPropertyName("opercertno")] public required string OwnerIdNumber { get; init; }
    /// <summary>yyyy-MM-dd</summary>
    [JsonPropertyName("estdate")] public required string EstablishedOn { get; init; }
    /// <summary>1 in business, 2 revoked, 3 deregistered, 4 moved out.</summary>
    [JsonPropertyName("regstate")] public required string State { get; init; }
    [JsonPropertyName("regstateCn")] public required string StateName { get; init; }
    /// <summary>1 normal.</summary>
    [JsonPropertyName("taxstate")] public required string TaxState { get; init; }

    public override string ToString() => nameof(SoleTraderRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayRequest<BusinessQuery>))]
[JsonSerializable(typeof(List<SoleTraderRow>))]
internal sealed partial class SoleTraderWire : JsonSerializerContext;
