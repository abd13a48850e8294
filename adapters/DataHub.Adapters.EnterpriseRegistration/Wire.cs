using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.EnterpriseRegistration;

/// <summary>One enterprise; every field is known and must be there.</summary>
internal sealed record EnterpriseRow
{
    /// <summary>GB 32100.</summary>
    [JsonPropertyName("uniscid")] public required string CreditCode { get; init; }
    [JsonPropertyName("entname")] public required string Name { get; init; }
    [JsonPropertyName("dom")] public required string Address { get; init; }
    /// <summary>Legal person.</summary>
    [JsonPropertyName("lerep")] public required string OwnerName { get; init; }
    [JsonPropertyName("lerepcertno")] public required string OwnerIdNumber { get; init; }
    /// <summary>yyyy-MM-dd</summary>
    [JsonPropertyName("estdate")] public required string EstablishedOn { get; init; }
    [JsonPropertyName("opfrom")] public required string OperatesFrom { get; init; }
    /// <summary>Empty or 9999-12-31 is open-ended.</summary>
    [JsonPropertyName("opto")] public required string OperatesTo { get; init; }
    /// <summary>1 in business, 2 revoked, 3 deregistered, 4 moved out.</summary>
    [JsonPropertyName("regstate")] public required string State { get; init; }
    [JsonPropertyName("regstateCn")] public required string StateName { get; init; }
    /// <summary>1 normal.</summary>
    [JsonPropertyName("taxstate")] public required string TaxState { get; init; }

    public override string ToString() => nameof(EnterpriseRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayRequest<BusinessQuery>))]
[JsonSerializable(typeof(List<EnterpriseRow>))]
internal sealed partial class EnterpriseWire : JsonSerializerContext;
