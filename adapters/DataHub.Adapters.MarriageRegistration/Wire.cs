using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.MarriageRegistration;

/// <summary>Both sides of a couple, or one.</summary>
internal sealed record MarriageQuery(
    [property: JsonPropertyName("cert_num_man")] string? ManIdNumber,
    [property: JsonPropertyName("name_man")] string? ManName,
    [property: JsonPropertyName("cert_num_woman")] string? WomanIdNumber,
    [property: JsonPropertyName("name_woman")] string? WomanName)
{
    /// <summary>The register asks by side. Where a document tells no sex the other spouse's decides; where neither does, both ways are asked.</summary>
    public static IReadOnlyList<MarriageQuery> Of(PullQuestion question)
    {
        var (subject, other) = (question.Subject, question.Other);
        return (subject.Sex ?? Opposite(other?.Sex)) switch
        {
            Sex.Male => [Of(man: subject, woman: other)],
            Sex.Female => [Of(man: other, woman: subject)],
            _ => [Of(man: subject, woman: other), Of(man: other, woman: subject)],
        };
    }

    public override string ToString() => nameof(MarriageQuery);

    private static MarriageQuery Of(Person? man, Person? woman) => new(man?.IdNumber, man?.Name, woman?.IdNumber, woman?.Name);

    private static Sex? Opposite(Sex? sex) => sex switch
    {
        Sex.Male => Sex.Female,
        Sex.Female => Sex.Male,
        _ => null,
    };
}

internal sealed record MarriageAnswer
{
    [JsonPropertyName("total")] public required int Total { get; init; }

    /// <summary>In any order.</summary>
    [JsonPropertyName("rows")] public required IReadOnlyList<MarriageRow?> Rows { get; init; }

    public override string ToString() => nameof(MarriageAnswer);
}

/// <summary>One act; every field is known and must be there.</summary>
internal sealed record MarriageRow
{
    /// <summary>IA marriage, IC and ICA re-issued marriage certificate, IB divorce, IBA re-issued divorce certificate, IDA annulment.</summary>
    [JsonPropertyName("op_type")] public required string Type { get; init; }
    [JsonPropertyName("op_type_desc")] public required string TypeName { get; init; }

    /// <summary>yyyy-MM-ddTHH:mm:ss+08:00</summary>
    [JsonPropertyName("op_date")] public required string At { get; init; }
    [JsonPropertyName("name_man")] public required string ManName { get; init; }
    [JsonPropertyName("cert_num_man")] public required string ManIdNumber { get; init; }
    [JsonPropertyName("name_woman")] public required string WomanName { get; init; }
    [JsonPropertyName("cert_num_woman")] public required string WomanIdNumber { get; init; }
    [JsonPropertyName("cert_no")] public required string CertificateNumber { get; init; }
    [JsonPropertyName("dept_name")] public required string Office { get; init; }

    public override string ToString() => nameof(MarriageRow);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayRequest<MarriageQuery>))]
[JsonSerializable(typeof(MarriageAnswer))]
internal sealed partial class MarriageWire : JsonSerializerContext;
