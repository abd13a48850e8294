using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Intake;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>POST /v1/verifications</c>: check everything, then hand the family to the pipeline and wait for its verdict.</summary>
internal sealed class SubmitVerification(IVerificationIntake intake, FamilyAdmission admission, VerificationPresenter presenter)
{
    private static readonly JsonTypeInfo<VerificationRequest> RequestType =
        (JsonTypeInfo<VerificationRequest>)ContractsJson.Requests.GetTypeInfo(typeof(VerificationRequest));

    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (KeyOf(context) is not { } key)
        {
            return new Problem(ErrorCodes.IdempotencyKeyRequired, "Send one Idempotency-Key of 1 to 200 visible ASCII characters, a new one for each family.");
        }

        var (request, bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, RequestType, cancellationToken);
        if (request is null)
        {
            return unread!;
        }

        // Nothing is revealed about divisions that are not the caller's, not even that it was here before.
        var caller = context.Caller();
        if (request.Division is { } division && !caller.Divisions.Covers(division))
        {
            return new Problem(ErrorCodes.DivisionNotAllowed, "The credential is not for the division of this request (/division).");
        }

        var (preference, digest) = (Preference.Read(context.Request.Headers["Prefer"]), SHA256.HashData(bytes));
        var (admitted, refused) = await admission.AdmitAsync(request, cancellationToken);
        if (admitted is not var (policyKey, family, consent))
        {
            // Looked for only now: a repeat that is still sound is found where it would be stored, without a look of its own.
            return await intake.RepeatAsync(caller.ClientId, key, digest, preference.Wait, cancellationToken) is { } earlier ? Answer(context, earlier, preference) : refused!;
        }

        var result = await intake.SubmitAsync(
            new Submission
            {
                ClientId = caller.ClientId,
                IdempotencyKey = key,
                BodyDigest = digest,
                PolicyKey = policyKey,
                Family = family,
                ClaimedGroup = request.Group,
                ExternalId = request.ExternalId,
                Consent = consent,
                TraceParent = Activity.Current?.Id,
            },
            preference.Wait,
            cancellationToken);
        return Answer(context, result, preference);
    }

    /// <returns>Null when the caller's key is missing or unusable.</returns>
    public static string? KeyOf(HttpContext context) =>
        context.Request.Headers["Idempotency-Key"] is [{ Length: >= 1 and <= 200 } key] && !key.Any(c => c is < '!' or > '~') ? key : null;

    /// <summary>The verdict if it is final, else 202 with what is known so far.</summary>
    public static IResult Answer(HttpContext context, VerificationPresenter presenter, VerificationView view, Preference preference)
    {
        var final = view.Revision is { Final: true };
        var headers = context.Response.Headers;
        if (preference.Applied is { } applied)
        {
            headers["Preference-Applied"] = applied;
        }

        headers.Location = string.Create(CultureInfo.InvariantCulture, $"/v1/verifications/{view.Verification.Id}");
        if (!final)
        {
            headers.RetryAfter = "2";
        }

        var body = presenter.Present(view, context.Caller().Has(Scopes.PrefillRead));
        return new JsonAnswer<VerificationResponse>(body, ContractsJson.Default.VerificationResponse, final ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private IResult Answer(HttpContext context, SubmitResult result, Preference preference) =>
        result.Outcome == SubmitOutcome.Accepted ? Answer(context, presenter, result.View!, preference) : Refusal(result.Outcome);

    private static Problem Refusal(SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.IdempotencyMismatch => new(ErrorCodes.IdempotencyMismatch, "The Idempotency-Key was used before with another body: use a new key for another family."),
        // Checked before; a policy that was replaced between the two looks ends here.
        SubmitOutcome.NoPolicy => new(ErrorCodes.PolicyNotFound, "The policy was withdrawn meanwhile."),
        _ => new(ErrorCodes.ValidationFailed, "The policy was replaced meanwhile and has no such group.", new Dictionary<string, IReadOnlyList<string>> { ["/group"] = ["is no group of this policy"] }),
    };
}
