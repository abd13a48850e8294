using DataHub.Contracts.Access;
using DataHub.Contracts.Sources;
using DataHub.Host.Api.Access;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Sources;

internal static class SourceRoutes
{
    public static void MapSources(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/sources", ([FromServices] SourceHealth sources, HttpContext context, CancellationToken cancellationToken) => sources.ListAsync(context, cancellationToken))
        .RequireScope(Scopes.VerifyRead).WithName("listSources").WithTags("Sources")
        .WithSummary("Health of each data item, and what to tell parents")
        .WithDescription("notices tells the calling client what itself should look at, such as a paused webhook endpoint.")
        .Produces<SourceListResponse>(StatusCodes.Status200OK, "application/json");
}
