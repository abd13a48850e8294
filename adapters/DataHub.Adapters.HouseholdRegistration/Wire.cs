using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.HouseholdRegistration;

internal sealed record HouseholdQuery(
    [property: JsonPropertyName("GMSFHM")] string IdNumber,
    [property: JsonPropertyName("XM")] string Name)
{
    public override string ToString() => nameof(HouseholdQuery);
}

internal sealed record HouseholdBatchQuery([property: JsonPropertyName("list")] IReadOnlyList<HouseholdQuery> List);

/// <summary>One person's entry; every field is known and must be there.</summary>
internal sealed record HouseholdRow
{
    [JsonPropertyName("GMSFHM")] public required string IdNumber { get; init; }
    [JsonPropertyName("XM")] public required string Name { get; init; }

    /// <summary>GB/T 2261.1: 1 male, 2 female.</summary>
    [JsonPropertyName("XB")] public required string Sex { get; init; }

    /// <summary>GB/T 3304 numeric; may be empty.</summary>
    [JsonPropertyName("MZ")] public required string Ethnicity { get; init; }

    /// <summary>yyyyMMdd</summary>
    [JsonPropertyName("CSRQ")] public required string BirthDate { get; init; }

    /// <summary>Household number: everyone in one household book shares it.</summary>
    [JsonPropertyName("HH")] public required string HouseholdNumber { get; init; }
    [JsonPropertyName("HZXM")] public required string HeadName { get; init; }

    /// <summary>Old 15-digit numbers still occur.</summary>
    [JsonPropertyName("HZGMSFHM")] public required string HeadIdNumber { get; init; }

    /// <summary>Relation to the head, GB/T 4761.</summary>
    [JsonPropertyName("YHZGX")] public required string RelationToHead { get; init; }

    /// <summary>1 family, 2 collective.</summary>
    [JsonPropertyName("HB")] public required string Kind { get; init; }
    [JsonPropertyName("HJDZ")] public required string Address { get; init; }
    [JsonPropertyName("SSXQ")] public required string Division { get; init; }
    [JsonPropertyName("PCSMC")] public required string Station { get; init; }

    /// <summary>yyyyMMdd, or empty: since birth.</summary>
    [JsonPropertyName("HJQRRQ")] public required string MovedInOn { get; init; }
    [JsonPropertyName("HJQFJG")] public required string Issuer { get; init; }

    /// <summary>0 registered, 1 cancelled, 2 dead.</summary>
    [JsonPropertyName("RYZT")] public required string State { get; init; }

    /// <summary>1 = collective household.</summary>
    [JsonPropertyName("SFJTH")] public required string Collective { get; init; }

    public override string ToString() => nameof(HouseholdRow);
}

/// <summary>Enough of a batch's row to tell whose it is; a mismatch row carries little more.</summary>
internal sealed record HouseholdRowHead
{
    [JsonPropertyName("GMSFHM")] public required string IdNumber { get; init; }

    public override string ToString() => nameof(HouseholdRowHead);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GatewayRequest<HouseholdQuery>))]
[JsonSerializable(typeof(GatewayRequest<HouseholdBatchQuery>))]
[JsonSerializable(typeof(HouseholdRow))]
[JsonSerializable(typeof(HouseholdRowHead))]
internal sealed partial class HouseholdWire : JsonSerializerContext;
