using System.Text.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Delivering;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>GET /v1/verifications/{id}</c>: the latest or a given revision, at once or as soon as there is news.</summary>
internal sealed class GetVerification(VerificationReader reader, VerificationPresenter presenter)
{
    public static Problem NoSuch { get; } = new(ErrorCodes.NotFound, "There is no such verification.");

    public async Task<IResult> HandleAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var revision = QueryFields.Int(context.Request, "revision", 1, int.MaxValue, errors);
        var beyond = QueryFields.Int(context.Request, "waitBeyondRevision", 0, int.MaxValue, errors);
        var wait = QueryFields.Int(context.Request, "wait", 0, Preference.MostSeconds, errors);
        if (revision is not null && beyond is not null)
        {
            errors.Add("?revision", "cannot be combined with waitBeyondRevision");
        }

        if (wait is not null && beyond is null)
        {
            errors.Add("?wait", "needs waitBeyondRevision: the revision that you have");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var caller = context.Caller();
        var view = beyond is { } known
            ? await reader.WaitBeyondAsync(id, known, TimeSpan.FromSeconds(wait ?? Preference.DefaultSeconds), caller.Divisions, cancellationToken)
            : await reader.FindAsync(id, revision, caller.Divisions, cancellationToken);
        if (view is null || (revision is not null && view.Revision is null))
        {
            return NoSuch;
        }

        var body = presenter.Present(view, caller.Has(Scopes.PrefillRead));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ContractsJson.Wire.VerificationResponse);
        var tag = EntityTags.Of(body.Revision, bytes);
        context.Response.Headers.ETag = tag;
        return EntityTags.Names(context.Request.Headers.IfNoneMatch, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }

    public async Task<IResult> ReceiptAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var revision = QueryFields.Int(context.Request, "revision", 1, int.MaxValue, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return await reader.FindAsync(id, revision, context.Caller().Divisions, cancellationToken) switch
        {
            { Revision: { Receipt: { } receipt, Number: var number } } =>
                new JsonAnswer<ReceiptResponse>(
                    new ReceiptResponse(id, number, context.Caller().Has(Scopes.PrefillRead) ? receipt : ReceiptIssuer.WithoutDisclosures(receipt)), ContractsJson.Default.ReceiptResponse),
            { Revision.Final: false } or { Revision: null } when revision is null => new Problem(ErrorCodes.NotFound, "The verification is not final yet: its receipt comes with the verdict."),
            _ => NoSuch,
        };
    }
}
