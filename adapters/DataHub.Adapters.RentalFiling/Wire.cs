using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Md5Sign;

namespace DataHub.Adapters.RentalFiling;

/// <summary>One filing; every field is known and must be there.</summary>
internal sealed record RentalRow
{
    [JsonPropertyName("babh")] public required string FilingNumber { get; init; }
    [JsonPropertyName("czr")] public required string TenantName { get; init; }
    [JsonPropertyName("czrzjh")] public required string TenantIdNumber { get; init; }
    [JsonPropertyName("cqr")] public required string OwnerName { get; init; }
    [JsonPropertyName("cqrzjh")] public required string OwnerIdNumber { get; init; }
    [JsonPropertyName("zl")] public required string Address { get; init; }
    [JsonPropertyName("ssxq")] public required string Division { get; init; }

    /// <summary>yyyy/MM/dd, first day of the term.</summary>
    [JsonPropertyName("qzrq")] public required string From { get; init; }

    /// <summary>yyyy/MM/dd, last day of the term.</summary>
    [JsonPropertyName("zzrq")] public required string To { get; init; }

    /// <summary>Monthly rent in yuan.</summary>
    [JsonPropertyName("yjzj")] public required decimal Rent { get; init; }

    /// <summary>1 filed, 2 ended, 3 withdrawn.</summary>
    [JsonPropertyName("bazt")] public required int State { get; init; }

    /// <summary>1 = public rental housing.</summary>
    [JsonPropertyName("gzf")] public required int PublicRental { get; init; }

    public override string ToString() => nameof(RentalRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Md5SignAnswer<RentalRow>))]
internal sealed partial class RentalWire : JsonSerializerContext;
