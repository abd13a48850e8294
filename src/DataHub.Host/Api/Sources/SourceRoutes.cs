using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Sources;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Sources;

internal static class SourceRoutes
{
    private static readonly string[] ControlProblems = [ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.NotFound, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType];

    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/sources", ([FromServices] SourceHealth sources, HttpContext context, CancellationToken cancellationToken) => sources.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.VerifyRead).WithName("listSources").WithTags("Sources")
            .WithSummary("Health of each data item, and what to tell parents")
            .WithDescription("Over all nodes. notices tells the calling client what itself should look at, such as a paused webhook endpoint.")
            .Produces<SourceListResponse>(StatusCodes.Status200OK, "application/json");
        var group = routes.MapGroup("/ops/v1/sources").WithTags("Operations: sources");
        group.MapGet("", ([FromServices] OpsSources ops, HttpContext context, CancellationToken cancellationToken) => ops.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("opsListSources")
            .WithSummary("Sources as their operators see them")
            .WithDescription("Breakers, holds, calls, latencies and quota per node and in sum; pauses and maintenance. A node that stopped reporting is left out.")
            .Produces<OpsSourceListResponse>(StatusCodes.Status200OK, "application/json");
        group.MapPost("{item}/pause", ([FromServices] OpsSources ops, string item, HttpContext context, CancellationToken cancellationToken) => ops.PauseAsync(item, context, cancellationToken))
            .RequireScope(Scopes.OpsAdmin).WithName("pauseSource")
            .WithSummary("Stop calling an item")
            .WithDescription("On all nodes within seconds. Its pulls fail as outage (source-paused) without costing quota, and are asked again by themselves once it is resumed.")
            .Accepts<SourceControlRequest>("application/json")
            .Produces<OpsSource>(StatusCodes.Status200OK, "application/json")
            .Problems(ControlProblems);
        group.MapPost("{item}/resume", ([FromServices] OpsSources ops, string item, HttpContext context, CancellationToken cancellationToken) => ops.ResumeAsync(item, context, cancellationToken))
            .RequireScope(Scopes.OpsAdmin).WithName("resumeSource")
            .WithSummary("Call an item again")
            .WithDescription("Ends a pause, and makes all nodes forget what the source asked for (maintenance, quota) and close their breakers. Planned maintenance stays.")
            .Accepts<SourceControlRequest>("application/json")
            .Produces<OpsSource>(StatusCodes.Status200OK, "application/json")
            .Problems(ControlProblems);
        group.MapPost("{item}/probe", ([FromServices] OpsSources ops, string item, HttpContext context, CancellationToken cancellationToken) => ops.ProbeAsync(item, context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("probeSource")
            .WithSummary("Ask an item about its test identity")
            .WithDescription("One real call, past a pause, a hold and an open breaker, but not past the quota. 409 where no test identity is configured.")
            .Accepts<SourceControlRequest>("application/json")
            .Produces<ProbeResponse>(StatusCodes.Status200OK, "application/json")
            .Problems([.. ControlProblems, ErrorCodes.ProbeNotConfigured]);
        group.MapPost("{item}/maintenance", ([FromServices] OpsSources ops, string item, HttpContext context, CancellationToken cancellationToken) => ops.PlanAsync(item, context, cancellationToken))
            .RequireScope(Scopes.OpsAdmin).WithName("planMaintenance")
            .WithSummary("Plan a maintenance of an item")
            .WithDescription("Between its times the item is not called; its pulls fail as outage (maintenance) and are asked again when it is over. Parents are told until when.")
            .Accepts<MaintenanceRequest>("application/json")
            .Produces<OpsSource>(StatusCodes.Status201Created, "application/json")
            .Problems(ControlProblems);
        group.MapDelete(
                "{item}/maintenance/{id:guid}",
                ([FromServices] OpsSources ops, string item, Guid id, HttpContext context, CancellationToken cancellationToken) => ops.UnplanAsync(item, id, context, cancellationToken))
            .RequireScope(Scopes.OpsAdmin).WithName("unplanMaintenance")
            .WithSummary("Take a planned maintenance back, or end one that is on")
            .Produces(StatusCodes.Status204NoContent)
            .Problems(ErrorCodes.NotFound);
    }
}
