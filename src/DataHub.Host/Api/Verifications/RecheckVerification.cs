using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Consents;
using DataHub.Host.Api.Issuers;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Intake;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>POST /v1/verifications/{id}/recheck</c>: fresh pulls for a family that was verified before.</summary>
internal sealed class RecheckVerification(
    RecheckDesk desk, IVerificationStore store, VerificationReader reader, ConsentVerifier consents, VerificationPresenter presenter, AuditTrail trail)
{
    private const int ReasonLimit = 500;

    private static readonly JsonTypeInfo<RecheckRequest> RequestType = (JsonTypeInfo<RecheckRequest>)ContractsJson.Requests.GetTypeInfo(typeof(RecheckRequest));

    public async Task<IResult> HandleAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        if (SubmitVerification.KeyOf(context) is not { } key)
        {
            return new Problem(ErrorCodes.IdempotencyKeyRequired, "Send one Idempotency-Key of 1 to 200 visible ASCII characters, a new one for each recheck.");
        }

        var (request, bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, RequestType, cancellationToken);
        if (request is null)
        {
            return unread!;
        }

        var (caller, preference) = (context.Caller(), Preference.Read(context.Request.Headers["Prefer"]));
        if (await reader.FindAsync(id, null, caller.Divisions, cancellationToken) is not { Verification: var known })
        {
            return GetVerification.NoSuch;
        }

        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > ReasonLimit)
        {
            errors.Add("/reason", $"say why, in 1 to {ReasonLimit} characters");
        }

        if (request.Items is { Count: 0 })
        {
            errors.Add("/items", "must name at least one item; leave it out to ask all of them again");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        // The address belongs to what is asked: the same words about another family are another request.
        var digest = SHA256.HashData([.. Encoding.ASCII.GetBytes($"recheck/{id}\n"), .. bytes]);
        var (consent, refused) = await ConsentAsync(request, known, cancellationToken);
        if (consent is null && await store.FindOpenedAsync(caller.ClientId, key, digest, cancellationToken) is not { Outcome: OpenOutcome.Existing })
        {
            return refused!;
        }

        var items = request.Items?.Distinct(StringComparer.Ordinal).ToList();
        var answer = await desk.RecheckAsync(
            new RecheckOrder(
                id, caller.ClientId, key, digest, items, request.Reason.Trim(), consent ?? known.Consent,
                trail.Event(caller, AuditActions.VerificationRecheck, known.PolicyKey.Division, id.ToString(), request.Reason.Trim(), items is null ? "all items" : string.Join(", ", items))),
            caller.Divisions, preference.Wait, cancellationToken);
        return answer.End switch
        {
            RecheckEnd.Done => SubmitVerification.Answer(context, presenter, answer.View!, preference),
            RecheckEnd.Busy => new Problem(ErrorCodes.VerificationBusy, "The verification is being worked on. Nothing was written; repeat the call.") { RetryAfter = 2 },
            RecheckEnd.Mismatch => new Problem(ErrorCodes.IdempotencyMismatch, "The Idempotency-Key was used before with another request: use a new key."),
            RecheckEnd.NeverAsked => NeverAsked(answer.Asked!),
            _ => GetVerification.NoSuch,
        };
    }

    /// <summary>The new consent if one is sent, else that of the intake while it holds.</summary>
    private async Task<(ConsentEvidence? Consent, Problem? Problem)> ConsentAsync(RecheckRequest request, Core.Verifications.Verification known, CancellationToken cancellationToken)
    {
        try
        {
            // That of the intake is checked anew as well: by its end, and whether its issuer is trusted still.
            var checkedConsent = await consents.CheckAsync(request.Consent ?? known.Consent.Jws, known.Family, cancellationToken);
            return checkedConsent.Evidence is { } evidence ? (evidence, null) : (null, new Problem(
                ErrorCodes.ConsentInvalid,
                request.Consent is null
                    ? $"Nothing was asked. The consent that the verification came with does not hold any more ({checkedConsent.Fault}): send a new one of a guardian in 'consent'."
                    : $"Nothing was asked. {checkedConsent.Fault}."));
        }
        catch (IssuerUnavailableException exception)
        {
            return (null, new Problem(ErrorCodes.ServiceUnavailable, $"The consent cannot be checked: {exception.Message}.") { RetryAfter = 30 });
        }
    }

    private static Problem NeverAsked(IReadOnlyList<string> asked)
    {
        var errors = new FieldErrors();
        errors.Add("/items", asked.Count == 0
            ? "nothing was asked for this family yet: wait for its verdict"
            : $"has an item that was never asked for this family; {string.Join(", ", asked)} were. What matters beyond those is asked by itself");
        return errors.ToProblem();
    }
}
