using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Replays;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Operations;

internal static class OperationRoutes
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        MapPulls(routes.MapGroup("/ops/v1/pulls").WithTags("Operations"));
        MapReplays(routes.MapGroup("/ops/v1/replays").WithTags("Operations"));
    }

    private static void MapPulls(RouteGroupBuilder group)
    {
        group.MapGet("", ([FromServices] PullEndpoints pulls, HttpContext context, CancellationToken cancellationToken) => pulls.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("listFailedPulls")
            .WithSummary("Find failed pulls").WithDescription("Newest first, a page at a time. Nothing about the people is shown.")
            .TextQuery("state", "failed (the default), waiting or discarded.").Filters().TextQuery("cursor", "Opaque cursor of the page before.").Query("limit", "1 to 200; 50 by default.")
            .Produces<PullListResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.ValidationFailed);
        group.MapGet("groups", ([FromServices] PullEndpoints pulls, HttpContext context, CancellationToken cancellationToken) => pulls.GroupsAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("groupFailedPulls")
            .WithSummary("Count failed pulls by item, class and message").WithDescription("The most first. With source, from or to the matching pulls are counted one by one; else counts are kept and the answer is as fast with a million.")
            .TextQuery("state", "failed; nothing else is counted.").Filters()
            .Produces<PullGroupsResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.ValidationFailed);
        group.MapGet("{id:guid}", ([FromServices] PullEndpoints pulls, Guid id, HttpContext context, CancellationToken cancellationToken) => pulls.GetAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("getPull")
            .WithSummary("Read a pull with every attempt").WithDescription("The question is masked; the meaning of the class and what to do are told.")
            .Produces<PullDetail>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.NotFound);
        group.MapPost("{id:guid}/discard", ([FromServices] PullEndpoints pulls, Guid id, HttpContext context, CancellationToken cancellationToken) => pulls.DiscardAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("discardPull")
            .WithSummary("Give a pull up").WithDescription("The verdict treats it as not available and is decided again.")
            .Accepts<DiscardRequest>("application/json")
            .Produces<PullDetail>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.NotFound, ErrorCodes.PullNotOpen, ErrorCodes.VerificationBusy, ErrorCodes.UnsupportedMediaType, ErrorCodes.BodyTooLarge);
    }

    private static void MapReplays(RouteGroupBuilder group)
    {
        group.MapPost("", ([FromServices] ReplayEndpoints replays, HttpContext context, CancellationToken cancellationToken) => replays.CreateAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("startReplay")
            .WithSummary("Plan or start a replay of failed pulls")
            .WithDescription("With dryRun: 200 with what it would do (counts, quota, time, families); nothing is changed. Without: the selection is frozen and worked on in steps up to the rate asked; 201 with the replay. It is refused while operators keep one of its items from being called (source-paused), unless mode is raw.")
            .Accepts<ReplayRequest>("application/json")
            .Produces<ReplayPlan>(StatusCodes.Status200OK, "application/json")
            .Produces<ReplayResponse>(StatusCodes.Status201Created, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.NothingToReplay, ErrorCodes.SourcePaused, ErrorCodes.SelectionTooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.BodyTooLarge);
        group.MapGet("", ([FromServices] ReplayEndpoints replays, HttpContext context, CancellationToken cancellationToken) => replays.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("listReplays").WithSummary("List replays").WithDescription("Newest first.")
            .TextQuery("cursor", "Opaque cursor of the page before.").Query("limit", "1 to 200; 20 by default.")
            .Produces<ReplayListResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.ValidationFailed);
        group.MapGet("{id:guid}", ([FromServices] ReplayEndpoints replays, Guid id, HttpContext context, CancellationToken cancellationToken) => replays.GetAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("getReplay").WithSummary("Watch a replay")
            .WithDescription("How many pulls recovered, failed again or were skipped, and which verdicts changed from what to what.")
            .Produces<ReplayResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.NotFound);
        Move(group, "pause", "pauseReplay", ReplayState.Paused, "Pause a replay", "What is under way is seen through; nothing more is begun.");
        Move(group, "resume", "resumeReplay", ReplayState.Running, "Resume a replay", "One that was paused, or stopped itself; it begins at one pull a second again.");
        Move(group, "cancel", "cancelReplay", ReplayState.Cancelled, "Cancel a replay", "Pulls that were not asked are set free for another replay.");
    }

    private static void Move(RouteGroupBuilder group, string verb, string name, ReplayState to, string summary, string description) => group
        .MapPost($"{{id:guid}}/{verb}", ([FromServices] ReplayEndpoints replays, Guid id, HttpContext context, CancellationToken cancellationToken) => replays.MoveAsync(id, to, context, cancellationToken))
        .RequireScope(Scopes.OpsReplay).WithName(name).WithSummary(summary).WithDescription(description)
        .Produces<ReplayResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.NotFound, ErrorCodes.ReplayState);

    private static RouteHandlerBuilder Filters(this RouteHandlerBuilder route) => route
        .TextQuery("item", "Data item.").TextQuery("errorClass", "Error class.").TextQuery("errorCode", "Code of the source.")
        .TextQuery("division", "Division code or its beginning.").TextQuery("source", "Name of the source that was asked.")
        .TextQuery("from", "Last asked at or after.").TextQuery("to", "Last asked before.").TextQuery("text", "Part of the error message.");
}
