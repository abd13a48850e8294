using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Policies;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Json;

/// <summary>The API's JSON, source-generated: camelCase, nulls written, Chinese unescaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(AttestationRequest))]
[JsonSerializable(typeof(BatchRowRequest))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(BatchListResponse))]
[JsonSerializable(typeof(BatchResultLine))]
[JsonSerializable(typeof(BatchRejectLine))]
[JsonSerializable(typeof(BatchFinishedData))]
[JsonSerializable(typeof(VerificationResponse))]
[JsonSerializable(typeof(RecheckRequest))]
[JsonSerializable(typeof(ChangesResponse))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(ReceiptResponse))]
[JsonSerializable(typeof(PolicyListResponse))]
[JsonSerializable(typeof(PolicyValidationResponse))]
[JsonSerializable(typeof(SourceListResponse))]
[JsonSerializable(typeof(PullListResponse))]
[JsonSerializable(typeof(PullDetail))]
[JsonSerializable(typeof(PullGroupsResponse))]
[JsonSerializable(typeof(DiscardRequest))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayPlan))]
[JsonSerializable(typeof(ReplayResponse))]
[JsonSerializable(typeof(ReplayListResponse))]
[JsonSerializable(typeof(OpsSourceListResponse))]
[JsonSerializable(typeof(OpsSource))]
[JsonSerializable(typeof(SourceControlRequest))]
[JsonSerializable(typeof(MaintenanceRequest))]
[JsonSerializable(typeof(ProbeResponse))]
[JsonSerializable(typeof(WebhookEndpointRequest))]
[JsonSerializable(typeof(WebhookEndpointBody))]
[JsonSerializable(typeof(WebhookEndpointListResponse))]
[JsonSerializable(typeof(WebhookDeliveryListResponse))]
[JsonSerializable(typeof(WebhookDeliveryDetail))]
[JsonSerializable(typeof(WebhookReplayRequest))]
[JsonSerializable(typeof(AuditListResponse))]
[JsonSerializable(typeof(AuditProofResponse))]
[JsonSerializable(typeof(WebhookReplayResponse))]
[JsonSerializable(typeof(VerificationRevisedData))]
[JsonSerializable(typeof(SourceChangedData))]
[JsonSerializable(typeof(ProblemBody))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    /// <summary>For whoever reads answers and writes requests: fields added later are ignored.</summary>
    public static ContractsJson Wire => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>
    /// For the hub that reads requests: unknown and doubled fields are refused. A missing required field is left null,
    /// so that the validator can name every invalid field at once instead of the first.
    /// </summary>
    public static JsonSerializerOptions Requests => field ??= new(Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = Default.WithAddedModifier(LeaveMissingNull),
    };

    private static void LeaveMissingNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }
}
