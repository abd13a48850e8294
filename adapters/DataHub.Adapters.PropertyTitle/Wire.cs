using System.Text.Json.Serialization;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>By owner (name and number), or by title number with the owner's number.</summary>
internal sealed record TitleQuery
{
    [JsonPropertyName("bdcqzh")] public string? TitleNumber { get; init; }
    [JsonPropertyName("qlrmc")] public string? OwnerName { get; init; }
    [JsonPropertyName("qlrzjh")] public required string OwnerIdNumber { get; init; }

    /// <summary>County that the answer is limited to; only then may it be <c>NOT_COVERED</c>.</summary>
    [JsonPropertyName("ssxq")] public string? Division { get; init; }

    /// <summary>From 1.</summary>
    [JsonPropertyName("page")] public required int Page { get; init; }

    /// <summary>1–50</summary>
    [JsonPropertyName("size")] public required int Size { get; init; }

    public override string ToString() => nameof(TitleQuery);
}

/// <summary>Enough of a page to tell an answer from a refusal, and whether there is another page.</summary>
internal sealed record TitlePageHead
{
    [JsonPropertyName("status")] public required string Status { get; init; }
    [JsonPropertyName("total")] public int? Total { get; init; }
    [JsonPropertyName("size")] public int? Size { get; init; }

    public bool HasMoreThan(int pages) => Status == TitleStatus.Ok && Size > 0 && Total > (long)pages * Size;
}

/// <summary>An answered page; every field is known and must be there.</summary>
internal sealed record TitlePage
{
    [JsonPropertyName("status")] public required string Status { get; init; }

    /// <summary>Titles on all pages.</summary>
    [JsonPropertyName("total")] public required int Total { get; init; }
    [JsonPropertyName("page")] public required int Page { get; init; }
    [JsonPropertyName("size")] public required int Size { get; init; }
    [JsonPropertyName("list")] public required IReadOnlyList<TitleRow?> List { get; init; }

    public override string ToString() => nameof(TitlePage);
}

internal sealed record TitleRow
{
    [JsonPropertyName("bdcqzh")] public required string TitleNumber { get; init; }
    [JsonPropertyName("bdcdyh")] public required string UnitNumber { get; init; }
    [JsonPropertyName("zl")] public required string Address { get; init; }
    [JsonPropertyName("ssxq")] public required string Division { get; init; }

    /// <summary>10 dwelling, 20 commercial, 30 office, 40 industrial, 50 apartment-hotel, 90 other.</summary>
    [JsonPropertyName("ghyt")] public required string Use { get; init; }
    [JsonPropertyName("ghytmc")] public required string UseName { get; init; }

    /// <summary>Square metres.</summary>
    [JsonPropertyName("jzmj")] public required decimal Area { get; init; }

    /// <summary>1 sole, 2 joint, 3 by shares.</summary>
    [JsonPropertyName("gyfs")] public required string Ownership { get; init; }
    [JsonPropertyName("gyqk")] public required string OwnershipName { get; init; }

    /// <summary>yyyy-MM-dd HH:mm:ss</summary>
    [JsonPropertyName("djsj")] public required string RegisteredAt { get; init; }

    /// <summary>1 current, 2 historic, 3 cancelled.</summary>
    [JsonPropertyName("qszt")] public required string State { get; init; }

    /// <summary>Words: 抵押, 查封, 异议, 居住权.</summary>
    [JsonPropertyName("xzqk")] public required IReadOnlyList<string?> Restrictions { get; init; }
    [JsonPropertyName("qlrlb")] public required IReadOnlyList<OwnerRow?> Owners { get; init; }

    public override string ToString() => nameof(TitleRow);
}

internal sealed record OwnerRow
{
    [JsonPropertyName("qlrmc")] public required string Name { get; init; }

    /// <summary>1 resident id, 2 Hong Kong, Macao or Taiwan permit, 3 passport, 9 other.</summary>
    [JsonPropertyName("zjzl")] public required string IdType { get; init; }
    [JsonPropertyName("zjh")] public required string IdNumber { get; init; }

    /// <summary><c>50%</c>, <c>1/2</c>, <c>0.5</c>, or empty.</summary>
    [JsonPropertyName("qlbl")] public required string Share { get; init; }

    public override string ToString() => nameof(OwnerRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TitleQuery))]
[JsonSerializable(typeof(TitlePageHead))]
[JsonSerializable(typeof(TitlePage))]
internal sealed partial class TitleWire : JsonSerializerContext;
