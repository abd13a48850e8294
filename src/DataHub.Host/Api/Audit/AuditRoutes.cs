using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Audit;

internal static class AuditRoutes
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ops/v1/audit").WithTags("Operations: audit");
        group.MapGet("", ([FromServices] AuditEndpoints audit, HttpContext context, CancellationToken cancellationToken) => audit.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.AuditRead).WithName("listAudit")
            .WithSummary("Who saw or did what")
            .WithDescription("Newest first, what concerns the caller's divisions, a page at a time.")
            .TextQuery("actor", "Operator (operator:name) or client.").TextQuery("action", "One of the actions, e.g. replay-start.").TextQuery("target", "What it was done to.")
            .TextQuery("from", "At or after.").TextQuery("to", "Before.").TextQuery("cursor", "nextCursor of the page before.").Query("limit", "1 to 200; 50 by default.")
            .Produces<AuditListResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.ValidationFailed);
        group.MapGet("proof", ([FromServices] AuditEndpoints audit, CancellationToken cancellationToken) => audit.ProofAsync(cancellationToken))
            .RequireScope(Scopes.AuditRead).WithName("proveAudit")
            .WithSummary("Recompute the audit's chain of hashes")
            .WithDescription("Names the first entry that was changed or is missing. Note the last segment's hash elsewhere: a later proof whose segment of that number has another hash was tampered with.")
            .Produces<AuditProofResponse>(StatusCodes.Status200OK, "application/json");
    }
}
