using DataHub.Contracts.Access;
using DataHub.Contracts.Policies;
using DataHub.Contracts.Problems;
using DataHub.Core.Policies;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Policies;

internal static class PolicyRoutes
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/policies").WithTags("Policies");
        group.MapGet("", ([FromServices] PolicyEndpoints policies, HttpContext context, CancellationToken cancellationToken) => policies.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.PolicyRead).WithName("listPolicies")
            .WithSummary("List the policies of the caller's divisions")
            .Produces<PolicyListResponse>(StatusCodes.Status200OK, "application/json");
        group.MapGet(
                "{division}/{year:int}/{stage}",
                ([FromServices] PolicyEndpoints policies, string division, int year, string stage, HttpContext context, CancellationToken cancellationToken) =>
                    policies.GetAsync(division, year, stage, context, cancellationToken))
            .RequireScope(Scopes.PolicyRead).WithName("getPolicy")
            .WithSummary("Read the latest policy of a county, year and stage")
            .WithDescription("The document as it was put; its ETag is the version.")
            .Produces<Policy>(StatusCodes.Status200OK, "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .Problems(ErrorCodes.PolicyNotFound);
        group.MapPut(
                "{division}/{year:int}/{stage}",
                ([FromServices] PolicyEndpoints policies, string division, int year, string stage, HttpContext context, CancellationToken cancellationToken) =>
                    policies.PutAsync(division, year, stage, context, cancellationToken))
            .RequireScope(Scopes.PolicyWrite).WithName("putPolicy")
            .WithSummary("Put the next version of a policy")
            .WithDescription("Every problem of the document is answered at once. If-Match names the version that was changed; If-None-Match: * puts a county's first policy. Families that came in before keep the version they came in under.")
            .Accepts<Policy>("application/json")
            .Produces<PolicySummary>(StatusCodes.Status200OK, "application/json")
            .Produces<PolicySummary>(StatusCodes.Status201Created, "application/json")
            .Problems(ErrorCodes.PolicyInvalid, ErrorCodes.PolicyNotFound, ErrorCodes.PreconditionFailed, ErrorCodes.PreconditionRequired, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType);
        group.MapPost("validations", (PolicyEndpoints policies, HttpContext context, CancellationToken cancellationToken) => policies.ValidateAsync(context, cancellationToken))
            .RequireScope(Scopes.PolicyRead).WithName("validatePolicy")
            .WithSummary("Validate a policy document")
            .WithDescription("Every problem is answered at once; nothing is stored.")
            .Accepts<Policy>("application/json")
            .Produces<PolicyValidationResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType);
    }
}
