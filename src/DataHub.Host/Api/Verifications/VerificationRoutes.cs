using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using DataHub.Pipeline.Delivering;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Verifications;

internal static class VerificationRoutes
{
    public static void MapVerifications(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/verifications").WithTags("Verifications");
        group.MapPost("", ([FromServices] SubmitVerification handler, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("submitVerification")
            .WithSummary("Verify a family")
            .WithDescription(
                "Asks the departments for what still matters, cross-checks it under the county's policy and answers the explained verdict. "
                + "200 when it is final within the wait (Prefer: wait=0…30, 8 by default), else 202 with the revision so far; what is open goes on by itself. "
                + "The same Idempotency-Key with the same body answers the same verification.")
            .Accepts<VerificationRequest>("application/json")
            .Produces<VerificationResponse>(StatusCodes.Status200OK, "application/json")
            .Produces<VerificationResponse>(StatusCodes.Status202Accepted, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.IdempotencyKeyRequired, ErrorCodes.ConsentInvalid, ErrorCodes.DivisionNotAllowed,
                ErrorCodes.PolicyNotFound, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.IdempotencyMismatch);
        group.MapGet("{id:guid}", ([FromServices] GetVerification handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(id, context, cancellationToken))
            .RequireScope(Scopes.VerifyRead).WithName("getVerification")
            .WithSummary("Read a verification")
            .WithDescription("The latest revision, or the one that ?revision= names. With ?waitBeyondRevision=N&wait=S the answer waits up to S seconds for a revision above N.")
            .Query("revision", "Number of a revision, from 1.").Query("waitBeyondRevision", "The revision that the caller has.").Query("wait", "Seconds to wait, 0 to 30; 8 by default.")
            .Produces<VerificationResponse>(StatusCodes.Status200OK, "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .Problems(ErrorCodes.ValidationFailed, ErrorCodes.NotFound);
        group.MapGet("{id:guid}/receipt", ([FromServices] GetVerification handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.ReceiptAsync(id, context, cancellationToken))
            .RequireScope(Scopes.VerifyRead).WithName("getReceipt")
            .WithSummary("Read the signed receipt of a verdict")
            .WithDescription("An SD-JWT (RFC 9901) over the verdict and the digest of its inputs, once the revision is final.")
            .Query("revision", "Number of a revision, from 1.")
            .Produces<ReceiptResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.ValidationFailed, ErrorCodes.NotFound);
        group.MapGet("{id:guid}/changes", ([FromServices] RevisionChanges handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(id, context, cancellationToken))
            .RequireScope(Scopes.VerifyRead).WithName("listChanges")
            .WithSummary("What differs between the revisions of a verification, and why")
            .WithDescription("Step by step, the newest first: outcome, group, papers, requirements with the checks that ended in another way and the items that made them, pulls. With from and to those two revisions are compared.")
            .Query("from", "Number of a revision; 0 is before the first.").Query("to", "Number of a later one.").Query("before", "Only steps to revisions below this one: nextBefore of the page before.").Query("limit", "1 to 50; 20 by default.")
            .Produces<ChangesResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.ValidationFailed, ErrorCodes.NotFound);
        group.MapPost("{id:guid}/recheck", ([FromServices] RecheckVerification handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("recheckVerification")
            .WithSummary("Ask the sources anew about a family")
            .WithDescription(
                "Answered pulls are made again, of all items or of those named; what was known stands until the fresh answer is there, and a fresh pull that fails is a failed pull like any other. "
                + "Needs a consent that holds: the verification's own while it does, else a new one. 200 or 202 as when the family came in. "
                + "The same Idempotency-Key with the same body asks nobody twice.")
            .Accepts<RecheckRequest>("application/json")
            .Produces<VerificationResponse>(StatusCodes.Status200OK, "application/json")
            .Produces<VerificationResponse>(StatusCodes.Status202Accepted, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.IdempotencyKeyRequired, ErrorCodes.ConsentInvalid, ErrorCodes.NotFound, ErrorCodes.VerificationBusy,
                ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.IdempotencyMismatch);
        group.MapPost("search", ([FromServices] SearchVerifications handler, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(context, cancellationToken))
            .RequireScope(Scopes.VerifyRead).WithName("searchVerifications")
            .WithSummary("Find verifications")
            .WithDescription("Newest first, a page at a time: POST the same filters to the address in Link rel=\"next\", or send nextCursor as cursor.")
            .TextQuery("cursor", "Of Link rel=\"next\".")
            .Accepts<SearchRequest>("application/json")
            .Produces<SearchResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.UnsupportedMediaType);
        group.MapPost("{id:guid}/attestations", ([FromServices] AttestVerification handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.AddAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Attest).WithName("attest")
            .WithSummary("Attest paper that an offline desk checked")
            .WithDescription("The requirement counts as met and the verdict is decided again: 201 with the new revision. What the data said stays visible.")
            .Accepts<AttestationRequest>("application/json")
            .Produces<VerificationResponse>(StatusCodes.Status201Created, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.NotFound, ErrorCodes.VerificationBusy, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType);
        group.MapDelete("{id:guid}/attestations/{attestationId:guid}", ([FromServices] AttestVerification handler, Guid id, Guid attestationId, HttpContext context, CancellationToken cancellationToken) => handler.RevokeAsync(id, attestationId, context, cancellationToken))
            .RequireScope(Scopes.Attest).WithName("revokeAttestation")
            .WithSummary("Revoke an attestation")
            .WithDescription("The verdict is decided again without it; 200 with the new revision. Earlier revisions stay readable.")
            .Produces<VerificationResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound, ErrorCodes.VerificationBusy);

        routes.MapGet("/.well-known/jwks.json", ([FromServices] ReceiptIssuer receipts) => Results.Text(receipts.Jwks, "application/jwk-set+json"))
            .AllowAnonymous().WithName("jwks").WithTags("Verifications").WithSummary("Public keys of the receipts")
            .Produces<string>(StatusCodes.Status200OK, "application/jwk-set+json");
    }
}
