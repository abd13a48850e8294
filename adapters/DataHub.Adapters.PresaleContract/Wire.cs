using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Md5Sign;

namespace DataHub.Adapters.PresaleContract;

/// <summary>One contract; every field is known and must be there.</summary>
internal sealed record PresaleRow
{
    [JsonPropertyName("htbh")] public required string ContractNumber { get; init; }
    [JsonPropertyName("srf")] public required IReadOnlyList<BuyerRow?> Buyers { get; init; }
    [JsonPropertyName("zl")] public required string Address { get; init; }
    [JsonPropertyName("ssxq")] public required string Division { get; init; }

    /// <summary>A word, not a code: 住宅.</summary>
    [JsonPropertyName("fwyt")] public required string Use { get; init; }

    /// <summary>Square metres, as text.</summary>
    [JsonPropertyName("jzmj")] public required string Area { get; init; }

    /// <summary>Price in yuan, as text.</summary>
    [JsonPropertyName("htje")] public required string Price { get; init; }

    /// <summary>yyyyMMdd</summary>
    [JsonPropertyName("basj")] public required string FiledOn { get; init; }

    /// <summary>已备案 filed, 已注销 cancelled, 已转登记 a title has replaced it.</summary>
    [JsonPropertyName("htzt")] public required string State { get; init; }

    /// <summary>已交付 / 未交付: handed over or not.</summary>
    [JsonPropertyName("jfzt")] public required string HandOver { get; init; }

    /// <summary>yyyyMMdd, or empty: not handed over yet.</summary>
    [JsonPropertyName("jfrq")] public required string HandedOverOn { get; init; }

    /// <summary>Real-estate unit number; may be empty.</summary>
    [JsonPropertyName("bdcdyh")] public required string UnitNumber { get; init; }

    public override string ToString() => nameof(PresaleRow);
}

internal sealed record BuyerRow
{
    [JsonPropertyName("mc")] public required string Name { get; init; }
    [JsonPropertyName("zjhm")] public required string IdNumber { get; init; }

    public override string ToString() => nameof(BuyerRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Md5SignAnswer<PresaleRow>))]
internal sealed partial class PresaleWire : JsonSerializerContext;
