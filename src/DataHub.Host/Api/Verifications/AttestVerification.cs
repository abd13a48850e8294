using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Intake;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>POST</c> and <c>DELETE /v1/verifications/{id}/attestations</c>: paper checked at an offline desk, and its revocation.</summary>
internal sealed partial class AttestVerification(AttestationDesk desk, VerificationPresenter presenter)
{
    private const int Limit = 8 * 1024;

    private static readonly JsonTypeInfo<AttestationRequest> RequestType = (JsonTypeInfo<AttestationRequest>)ContractsJson.Requests.GetTypeInfo(typeof(AttestationRequest));

    public async Task<IResult> AddAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var (request, _, refused) = await RequestBody.ReadAsync(context.Request, Limit, RequestType, cancellationToken);
        if (request is null)
        {
            return refused!;
        }

        var errors = new FieldErrors();
        Require(errors, "/desk", request.Desk);
        Require(errors, "/officer", request.Officer);
        if (!Sha256().IsMatch(request.ScanSha256))
        {
            errors.Add("/scanSha256", "is the SHA-256 of the scan in 64 lower-case hexadecimal digits");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var result = await desk.AttestAsync(
            id,
            context.Caller().Divisions,
            new DeskStatement(request.Requirement, request.Material, request.Desk, request.Officer, request.ScanSha256),
            cancellationToken);
        return Answer(result, context, StatusCodes.Status201Created);
    }

    public async Task<IResult> RevokeAsync(Guid id, Guid attestationId, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await desk.RevokeAsync(id, context.Caller().Divisions, attestationId, cancellationToken), context, StatusCodes.Status200OK);

    private IResult Answer(AttestResult result, HttpContext context, int status)
    {
        var errors = new FieldErrors();
        switch (result.Outcome)
        {
            case AttestOutcome.Done:
                return new JsonAnswer<VerificationResponse>(presenter.Present(result.View!, context.Caller().Has(Scopes.PrefillRead)), ContractsJson.Default.VerificationResponse, status);
            case AttestOutcome.Busy:
                return new Problem(ErrorCodes.VerificationBusy, "The verification is being worked on. Nothing was written; repeat the call.") { RetryAfter = 2 };
            case AttestOutcome.UnknownRequirement:
                errors.Add("/requirement", "is no requirement of this policy that a paper can meet");
                return errors.ToProblem();
            case AttestOutcome.WrongMaterial:
                errors.Add("/material", $"does not meet this requirement; {string.Join(", ", result.Allowed!)} would");
                return errors.ToProblem();
            default:
                return GetVerification.NoSuch;
        }
    }

    private static void Require(FieldErrors errors, string pointer, string value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > 100)
        {
            errors.Add(pointer, "takes 1 to 100 characters");
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
