using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
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
public sealed partial class CoreJson : JsonSerializerContext
{
    /// <summary>
    /// The context to use: unlike <see cref="Default"/> it writes Chinese as it is (the text is stored, never embedded in HTML),
    /// and reads back what it left out as null.
    /// </summary>
    public static CoreJson Stored => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = false,
    });
}
