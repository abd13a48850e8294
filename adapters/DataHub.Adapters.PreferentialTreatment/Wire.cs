using System.Text.Json.Serialization;

namespace DataHub.Adapters.PreferentialTreatment;

internal sealed record Application(
    [property: JsonPropertyName("idCard")] string IdNumber,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("purpose")] string Purpose = "education")
{
    public override string ToString() => nameof(Application);
}

/// <summary>HTTP 202 to an application.</summary>
internal sealed record TicketGiven
{
    [JsonPropertyName("ticket")] public required string Ticket { get; init; }
    [JsonPropertyName("pollAfterMs")] public required int PollAfterMs { get; init; }
}

/// <summary>HTTP 409 to an application: one runs for this person.</summary>
internal sealed record TicketRunning
{
    [JsonPropertyName("ticket")] public required string Ticket { get; init; }

    /// <summary>Not promised by the handbook.</summary>
    [JsonPropertyName("pollAfterMs")] public int PollAfterMs { get; init; }
}

/// <summary>How far an application is.</summary>
internal sealed record TicketState
{
    public const string Running = "RUNNING", Done = "DONE", Failed = "FAILED";

    /// <summary>RUNNING, DONE or FAILED.</summary>
    [JsonPropertyName("state")] public required string State { get; init; }
}

internal sealed record TicketPause
{
    [JsonPropertyName("pollAfterMs")] public required int PollAfterMs { get; init; }
}

/// <summary>A finished application; an empty list is no record.</summary>
internal sealed record TicketResult
{
    [JsonPropertyName("result")] public required IReadOnlyList<PreferentialRow?> Result { get; init; }

    public override string ToString() => nameof(TicketResult);
}

/// <summary>One entitlement; every field is known and must be there.</summary>
internal sealed record PreferentialRow
{
    /// <summary>01 martyr's child to 06 other.</summary>
    [JsonPropertyName("category")] public required string Category { get; init; }
    [JsonPropertyName("categoryName")] public required string CategoryName { get; init; }
    [JsonPropertyName("certificateNo")] public required string CertificateNumber { get; init; }
    [JsonPropertyName("holderName")] public required string HolderName { get; init; }
    [JsonPropertyName("holderIdCard")] public required string HolderIdNumber { get; init; }
    [JsonPropertyName("beneficiaries")] public required IReadOnlyList<BeneficiaryRow?> Beneficiaries { get; init; }

    /// <summary>yyyy-MM-dd</summary>
    [JsonPropertyName("validFrom")] public required string ValidFrom { get; init; }

    /// <summary>yyyy-MM-dd, the last day included.</summary>
    [JsonPropertyName("validTo")] public required string ValidTo { get; init; }

    /// <summary>1 valid, 0 ended.</summary>
    [JsonPropertyName("state")] public required int State { get; init; }

    public override string ToString() => nameof(PreferentialRow);
}

internal sealed record BeneficiaryRow
{
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("idCard")] public required string IdNumber { get; init; }

    public override string ToString() => nameof(BeneficiaryRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(TicketGiven))]
[JsonSerializable(typeof(TicketRunning))]
[JsonSerializable(typeof(TicketState))]
[JsonSerializable(typeof(TicketPause))]
[JsonSerializable(typeof(TicketResult))]
internal sealed partial class PreferentialWire : JsonSerializerContext;
