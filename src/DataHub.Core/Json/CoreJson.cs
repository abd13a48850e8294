using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Batches;
using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Core.Json;

/// <summary>How the vocabulary is stored: source-generated, camelCase, kebab-case enumerations, nulls left out, Chinese unescaped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Family))]
[JsonSerializable(typeof(PullQuestion))]
[JsonSerializable(typeof(PullAnswer))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(IReadOnlyList<Attestation>))]
[JsonSerializable(typeof(Attestation))]
[JsonSerializable(typeof(ConsentEvidence))]
[JsonSerializable(typeof(Policy))]
[JsonSerializable(typeof(Seat))]
[JsonSerializable(typeof(SourceReport))]
[JsonSerializable(typeof(BatchRow[]))]
[JsonSerializable(typeof(BatchReject))]
[JsonSerializable(typeof(Dictionary<string, int>))]
public sealed partial class CoreJson : JsonSerializerContext
{
    /// <summary>
    /// The context to read with: it reads back what was left out as null. It writes too, but an encoder of its own (Chinese as it is:
    /// the text is stored, never embedded in HTML) makes it walk metadata. Where it counts, write with <see cref="Default"/> through a
    /// <see cref="Utf8JsonWriter"/> that has the encoder: the same bytes by generated code, at half the cost.
    /// </summary>
    public static CoreJson Stored => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = false,
    });
}
