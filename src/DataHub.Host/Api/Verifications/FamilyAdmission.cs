using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Verifications;
using DataHub.Host.Api.Consents;
using DataHub.Host.Api.Issuers;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Planning;

namespace DataHub.Host.Api.Verifications;

/// <summary>Whether a family may come in, alone or as a row of a batch: its fields, its policy, its consent.</summary>
internal sealed class FamilyAdmission(PolicyCatalog policies, ConsentVerifier consents, TimeProvider time)
{
    /// <summary>What a request needs to be taken in, or why it cannot be.</summary>
    public async ValueTask<((PolicyKey Key, Family Family, ConsentEvidence Consent)? Admitted, Problem? Problem)> AdmitAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var (policyKey, family, refused) = await CheckAsync(request, cancellationToken);
        if (refused is not null)
        {
            return (null, refused);
        }

        try
        {
            var consent = await consents.CheckAsync(request.Consent, family!, cancellationToken);
            return consent.Evidence is { } evidence
                ? ((policyKey!.Value, family!, evidence), null)
                : (null, new Problem(ErrorCodes.ConsentInvalid, $"Nothing was asked or stored. {consent.Fault}."));
        }
        catch (IssuerUnavailableException exception)
        {
            return (null, new Problem(ErrorCodes.ServiceUnavailable, $"The consent cannot be checked: {exception.Message}.") { RetryAfter = 30 });
        }
    }

    /// <summary>Every fault of the request at once.</summary>
    private async ValueTask<(PolicyKey? Key, Family? Family, Problem? Problem)> CheckAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var key = FamilyReader.ReadKey(request, errors);
        var policy = key is { } known ? await policies.LatestAsync(known, cancellationToken) : null;
        if (policy is not null && request.Group is { } group && policy.Document.Groups.All(g => g.Id != group))
        {
            errors.Add("/group", $"is no group of this policy; known are {string.Join(", ", policy.Document.Groups.Select(g => g.Id))}");
        }

        var family = FamilyReader.Read(request, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(8)), errors);
        return errors.Any ? (null, null, errors.ToProblem())
            : policy is null ? (null, null, NoPolicy(key!.Value))
            : (key, family, null);
    }

    private static Problem NoPolicy(PolicyKey key) => new(ErrorCodes.PolicyNotFound, $"There is no policy for {key}. Policies are put by PUT /v1/policies/{key}.");
}
