using DataHub.Contracts.Policies;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;

namespace DataHub.Client;

/// <summary>The DataHub API for front ends. Every refusal is a <see cref="DataHubProblemException"/>.</summary>
public interface IDataHubClient
{
    /// <summary>Verifies a family.</summary>
    /// <param name="idempotencyKey">New for each family, the same for each try: a repeated call answers the same verification.</param>
    /// <param name="wait">How long the hub may work before it answers with what it has, 0–30 s; 8 s when null.</param>
    /// <returns>The verdict if it became final, else the revision so far: see <see cref="VerificationResponse.Final"/> and <see cref="WaitForFinalAsync"/>.</returns>
    Task<VerificationResponse> VerifyAsync(VerificationRequest request, string idempotencyKey, TimeSpan? wait = null, CancellationToken cancellationToken = default);

    /// <param name="revision">The latest when null.</param>
    Task<VerificationResponse> GetAsync(Guid id, int? revision = null, CancellationToken cancellationToken = default);

    /// <summary>Long poll: answers when there is a revision above the given one, or with the latest when the wait is over.</summary>
    /// <param name="wait">0–30 s.</param>
    Task<VerificationResponse> WaitBeyondAsync(Guid id, int revision, TimeSpan wait, CancellationToken cancellationToken = default);

    /// <summary>Long polls until the verification is final or the time is over, and answers the latest revision.</summary>
    Task<VerificationResponse> WaitForFinalAsync(VerificationResponse sofar, TimeSpan atMost, CancellationToken cancellationToken = default);

    /// <summary>Says that an offline desk checked paper for a requirement; answers the revision decided with it.</summary>
    Task<VerificationResponse> AttestAsync(Guid id, AttestationRequest request, CancellationToken cancellationToken = default);

    Task<VerificationResponse> RevokeAttestationAsync(Guid id, Guid attestationId, CancellationToken cancellationToken = default);

    Task<ReceiptResponse> GetReceiptAsync(Guid id, int? revision = null, CancellationToken cancellationToken = default);

    /// <summary>What differs between revisions and why, step by step, the newest first.</summary>
    /// <param name="before">Only steps to revisions below this one; null: all.</param>
    /// <param name="limit">1–50; 20 when null.</param>
    Task<ChangesResponse> ListChangesAsync(Guid id, int? before = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>What differs between two revisions.</summary>
    /// <param name="from">The earlier; 0 is before the first.</param>
    Task<ChangesResponse> CompareAsync(Guid id, int from, int to, CancellationToken cancellationToken = default);

    /// <summary>Has sources asked anew about the family.</summary>
    /// <param name="idempotencyKey">New for each recheck, the same for each try: nobody is asked twice.</param>
    /// <param name="wait">As in <see cref="VerifyAsync"/>.</param>
    Task<VerificationResponse> RecheckAsync(Guid id, RecheckRequest request, string idempotencyKey, TimeSpan? wait = null, CancellationToken cancellationToken = default);

    /// <summary>Every match, newest first, page after page.</summary>
    IAsyncEnumerable<VerificationSummaryBody> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>One page; its cursor goes into the next request.</summary>
    Task<SearchResponse> SearchPageAsync(SearchRequest request, CancellationToken cancellationToken = default);

    Task<PolicyListResponse> ListPoliciesAsync(CancellationToken cancellationToken = default);

    /// <summary>The policy as it was put, with its version.</summary>
    Task<PolicyDocument> GetPolicyAsync(string division, int year, string stage, CancellationToken cancellationToken = default);

    /// <param name="changedVersion">The version that the document was made from; null for a county's first policy.</param>
    Task<PolicySummary> PutPolicyAsync(string division, int year, string stage, string json, int? changedVersion, CancellationToken cancellationToken = default);

    /// <summary>What is wrong with a policy document; nothing is stored.</summary>
    /// <param name="json">Need not even be JSON: that is a problem like any other.</param>
    Task<PolicyValidationResponse> ValidatePolicyAsync(string json, CancellationToken cancellationToken = default);

    Task<SourceListResponse> ListSourcesAsync(CancellationToken cancellationToken = default);
}
