using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Signing;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>The inner request: by certificate number, or by the child's name and birth date; always with the mother.</summary>
internal sealed record BirthQuery
{
    /// <summary>One letter and nine digits; then neither name nor date is given.</summary>
    [JsonPropertyName("birthCode")] public string? BirthCode { get; init; }
    [JsonPropertyName("babyName")] public string? BabyName { get; init; }

    /// <summary>yyyyMMdd</summary>
    [JsonPropertyName("birthDate")] public string? BirthDate { get; init; }
    [JsonPropertyName("momName")] public required string MotherName { get; init; }
    [JsonPropertyName("momIdCode")] public required string MotherIdNumber { get; init; }

    public override string ToString() => nameof(BirthQuery);
}

/// <summary>The inner answer's code, which tells what <c>data</c> holds.</summary>
internal sealed record BirthHead
{
    public const int Found = 200, NotFound = 404, SeveralMatch = 409, BeforeRegister = 410;

    [JsonPropertyName("code")] public required int Code { get; init; }
}

internal sealed record BirthAnswer
{
    [JsonPropertyName("data")] public required BirthRow Data { get; init; }

    public override string ToString() => nameof(BirthAnswer);
}

/// <summary>One certificate; every field is known and must be there.</summary>
internal sealed record BirthRow
{
    [JsonPropertyName("babyName")] public required string BabyName { get; init; }

    /// <summary>GB/T 2261.1: 1 male, 2 female.</summary>
    [JsonPropertyName("babySexCode")] public required string Sex { get; init; }

    /// <summary>yyyy-MM-dd HH:mm, in Beijing.</summary>
    [JsonPropertyName("birthTime")] public required string BirthTime { get; init; }
    [JsonPropertyName("birthArea")] public required string Division { get; init; }
    [JsonPropertyName("birthCode")] public required string BirthCode { get; init; }
    [JsonPropertyName("momName")] public required string MotherName { get; init; }
    [JsonPropertyName("momIdCode")] public required string MotherIdNumber { get; init; }

    /// <summary>May be empty, with or without the number.</summary>
    [JsonPropertyName("dadName")] public required string FatherName { get; init; }
    [JsonPropertyName("dadIdCode")] public required string FatherIdNumber { get; init; }
    [JsonPropertyName("issueOrg")] public required string Issuer { get; init; }

    /// <summary>1 valid, 2 replaced, 3 void.</summary>
    [JsonPropertyName("certState")] public required string State { get; init; }

    public override string ToString() => nameof(BirthRow);
}

/// <summary>What comes with a refusal for quota.</summary>
internal sealed record QuotaAnswer
{
    [JsonPropertyName("data")] public required QuotaNotice Data { get; init; }
}

internal sealed record QuotaNotice
{
    /// <summary>Seconds.</summary>
    [JsonPropertyName("retryAfter")] public required int RetryAfter { get; init; }
}

/// <summary>The plain JSON of HTTP 401.</summary>
internal sealed record EnvelopeRefusal
{
    /// <summary><c>timestamp</c>, <c>nonce</c>, <c>sign</c> or <c>app</c>.</summary>
    [JsonPropertyName("error")] public required string Error { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SmEnvelope))]
[JsonSerializable(typeof(BirthQuery))]
[JsonSerializable(typeof(BirthHead))]
[JsonSerializable(typeof(BirthAnswer))]
[JsonSerializable(typeof(QuotaAnswer))]
[JsonSerializable(typeof(EnvelopeRefusal))]
internal sealed partial class BirthWire : JsonSerializerContext
{
    public static byte[] Bytes(BirthQuery query) => JsonSerializer.SerializeToUtf8Bytes(query, Default.BirthQuery);
}
