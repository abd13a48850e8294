using DataHub.Contracts.Policies;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;
using Refit;

namespace DataHub.Client;

/// <summary>The calls of the API as they are on the wire; front ends use <see cref="IDataHubClient"/>.</summary>
internal interface IDataHubApi
{
    [Post("/v1/verifications")]
    Task<HttpResponseMessage> SubmitAsync(
        [Body] VerificationRequest request, [Header("Idempotency-Key")] string idempotencyKey, [Header("Prefer")] string? prefer, CancellationToken cancellationToken);

    [Get("/v1/verifications/{id}")]
    Task<HttpResponseMessage> GetAsync(Guid id, int? revision, int? waitBeyondRevision, int? wait, CancellationToken cancellationToken);

    [Get("/v1/verifications/{id}/receipt")]
    Task<HttpResponseMessage> GetReceiptAsync(Guid id, int? revision, CancellationToken cancellationToken);

    [Post("/v1/verifications/{id}/attestations")]
    Task<HttpResponseMessage> AttestAsync(Guid id, [Body] AttestationRequest request, CancellationToken cancellationToken);

    [Delete("/v1/verifications/{id}/attestations/{attestationId}")]
    Task<HttpResponseMessage> RevokeAttestationAsync(Guid id, Guid attestationId, CancellationToken cancellationToken);

    [Get("/v1/verifications/{id}/changes")]
    Task<HttpResponseMessage> ListChangesAsync(Guid id, int? from, int? to, int? before, int? limit, CancellationToken cancellationToken);

    [Post("/v1/verifications/{id}/recheck")]
    Task<HttpResponseMessage> RecheckAsync(
        Guid id, [Body] RecheckRequest request, [Header("Idempotency-Key")] string idempotencyKey, [Header("Prefer")] string? prefer, CancellationToken cancellationToken);

    [Post("/v1/verifications/search")]
    Task<HttpResponseMessage> SearchAsync([Body] SearchRequest request, CancellationToken cancellationToken);

    [Get("/v1/policies")]
    Task<HttpResponseMessage> ListPoliciesAsync(CancellationToken cancellationToken);

    [Get("/v1/policies/{division}/{year}/{stage}")]
    Task<HttpResponseMessage> GetPolicyAsync(string division, int year, string stage, CancellationToken cancellationToken);

    [Put("/v1/policies/{division}/{year}/{stage}")]
    Task<HttpResponseMessage> PutPolicyAsync(
        string division, int year, string stage, [Body] HttpContent document, [Header("If-Match")] string? ifMatch, [Header("If-None-Match")] string? ifNoneMatch, CancellationToken cancellationToken);

    [Post("/v1/policies/validations")]
    Task<HttpResponseMessage> ValidatePolicyAsync([Body] HttpContent document, CancellationToken cancellationToken);

    [Get("/v1/sources")]
    Task<HttpResponseMessage> ListSourcesAsync(CancellationToken cancellationToken);
}
