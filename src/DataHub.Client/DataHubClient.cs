using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DataHub.Contracts.Json;
using DataHub.Contracts.Policies;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;

namespace DataHub.Client;

/// <inheritdoc cref="IDataHubClient"/>
internal sealed class DataHubClient(IDataHubApi api, TimeProvider time) : IDataHubClient
{
    private const int LongestWait = 30;

    public Task<VerificationResponse> VerifyAsync(VerificationRequest request, string idempotencyKey, TimeSpan? wait, CancellationToken cancellationToken) =>
        Answer.ReadAsync(
            api.SubmitAsync(request, idempotencyKey, wait is { } w ? $"wait={Seconds(w)}" : null, cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public Task<VerificationResponse> GetAsync(Guid id, int? revision, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GetAsync(id, revision, null, null, cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public Task<VerificationResponse> WaitBeyondAsync(Guid id, int revision, TimeSpan wait, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GetAsync(id, null, revision, Seconds(wait), cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public async Task<VerificationResponse> WaitForFinalAsync(VerificationResponse sofar, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!sofar.Final && atMost - time.GetElapsedTime(started) is { } left && left > TimeSpan.Zero)
        {
            sofar = await WaitBeyondAsync(sofar.Id, sofar.Revision, left, cancellationToken).ConfigureAwait(false);
        }

        return sofar;
    }

    public Task<VerificationResponse> AttestAsync(Guid id, AttestationRequest request, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.AttestAsync(id, request, cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public Task<VerificationResponse> RevokeAttestationAsync(Guid id, Guid attestationId, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.RevokeAttestationAsync(id, attestationId, cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public Task<ReceiptResponse> GetReceiptAsync(Guid id, int? revision, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GetReceiptAsync(id, revision, cancellationToken), ContractsJson.Wire.ReceiptResponse, cancellationToken);

    public Task<ChangesResponse> ListChangesAsync(Guid id, int? before, int? limit, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListChangesAsync(id, null, null, before, limit, cancellationToken), ContractsJson.Wire.ChangesResponse, cancellationToken);

    public Task<ChangesResponse> CompareAsync(Guid id, int from, int to, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListChangesAsync(id, from, to, null, null, cancellationToken), ContractsJson.Wire.ChangesResponse, cancellationToken);

    public Task<VerificationResponse> RecheckAsync(Guid id, RecheckRequest request, string idempotencyKey, TimeSpan? wait, CancellationToken cancellationToken) =>
        Answer.ReadAsync(
            api.RecheckAsync(id, request, idempotencyKey, wait is { } w ? $"wait={Seconds(w)}" : null, cancellationToken), ContractsJson.Wire.VerificationResponse, cancellationToken);

    public async IAsyncEnumerable<VerificationSummaryBody> SearchAsync(SearchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var cursor = request.Cursor; ;)
        {
            var page = await SearchPageAsync(request with { Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if ((cursor = page.NextCursor) is null)
            {
                yield break;
            }
        }
    }

    public Task<SearchResponse> SearchPageAsync(SearchRequest request, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.SearchAsync(request, cancellationToken), ContractsJson.Wire.SearchResponse, cancellationToken);

    public Task<PolicyListResponse> ListPoliciesAsync(CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListPoliciesAsync(cancellationToken), ContractsJson.Wire.PolicyListResponse, cancellationToken);

    public async Task<PolicyDocument> GetPolicyAsync(string division, int year, string stage, CancellationToken cancellationToken)
    {
        using var response = await api.GetPolicyAsync(division, year, stage, cancellationToken).ConfigureAwait(false);
        await Answer.RequireSuccessAsync(response, cancellationToken).ConfigureAwait(false);
        if (!int.TryParse(response.Headers.ETag?.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            throw new HttpRequestException("the answer has no version in its ETag: it is not the hub's", null, response.StatusCode);
        }

        return new PolicyDocument(version, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    public Task<PolicySummary> PutPolicyAsync(string division, int year, string stage, string json, int? changedVersion, CancellationToken cancellationToken) =>
        Answer.ReadAsync(
            api.PutPolicyAsync(
                division, year, stage, Document(json), changedVersion is { } version ? $"\"{version}\"" : null, changedVersion is null ? "*" : null, cancellationToken),
            ContractsJson.Wire.PolicySummary,
            cancellationToken);

    public Task<PolicyValidationResponse> ValidatePolicyAsync(string json, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ValidatePolicyAsync(Document(json), cancellationToken), ContractsJson.Wire.PolicyValidationResponse, cancellationToken);

    public Task<SourceListResponse> ListSourcesAsync(CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListSourcesAsync(cancellationToken), ContractsJson.Wire.SourceListResponse, cancellationToken);

    private static StringContent Document(string json) => new(json, Encoding.UTF8, "application/json");

    private static int Seconds(TimeSpan wait) => (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 0, LongestWait);
}
