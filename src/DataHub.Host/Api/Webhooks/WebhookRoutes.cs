using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Webhooks;

internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        MapOwn(routes.MapGroup("/v1/webhook-endpoints").WithTags("Webhooks"));
        MapOpsEndpoints(routes.MapGroup("/ops/v1/webhook-endpoints").WithTags("Operations: webhooks"));
        MapOpsDeliveries(routes.MapGroup("/ops/v1/webhook-deliveries").WithTags("Operations: webhooks"));
    }

    private static void MapOwn(RouteGroupBuilder group)
    {
        group.MapGet("", ([FromServices] OwnEndpoints own, HttpContext context, CancellationToken cancellationToken) => own.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("listWebhookEndpoints")
            .WithSummary("List the caller's webhook endpoints")
            .Produces<WebhookEndpointListResponse>(StatusCodes.Status200OK, "application/json");
        group.MapPost("", ([FromServices] OwnEndpoints own, HttpContext context, CancellationToken cancellationToken) => own.AddAsync(context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("addWebhookEndpoint")
            .WithSummary("Be told of events")
            .WithDescription(
                "Events are POSTed to the address as CloudEvents 1.0 JSON with the signature of Standard Webhooks; at least once, the same webhook-id at every try. "
                + "The secret is answered once. Private and link-local targets are refused.")
            .Accepts<WebhookEndpointRequest>("application/json")
            .Produces<WebhookEndpointBody>(StatusCodes.Status201Created, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType);
        group.MapDelete("{id:guid}", ([FromServices] OwnEndpoints own, Guid id, HttpContext context, CancellationToken cancellationToken) => own.DeleteAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("deleteWebhookEndpoint")
            .WithSummary("Be told no more")
            .WithDescription("What is still due for it is cancelled.")
            .Produces(StatusCodes.Status204NoContent)
            .Problems(ErrorCodes.NotFound);
        group.MapPost("{id:guid}/rotate", ([FromServices] OwnEndpoints own, Guid id, HttpContext context, CancellationToken cancellationToken) => own.RotateAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("rotateWebhookSecret")
            .WithSummary("Make a new secret")
            .WithDescription("Answers it once. The one before signs beside it for a day (Webhooks:RotationOverlap), so that no delivery fails meanwhile.")
            .Produces<WebhookEndpointBody>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound);
        group.MapPost("{id:guid}/resume", ([FromServices] OwnEndpoints own, Guid id, HttpContext context, CancellationToken cancellationToken) => own.ResumeAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Verify).WithName("resumeWebhookEndpoint")
            .WithSummary("Go on with a paused endpoint")
            .WithDescription("Everything that was kept for it is sent at once.")
            .Produces<WebhookEndpointBody>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound);
    }

    private static void MapOpsEndpoints(RouteGroupBuilder group)
    {
        group.MapGet("", ([FromServices] OpsWebhooks ops, HttpContext context, CancellationToken cancellationToken) => ops.EndpointsAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("opsListWebhookEndpoints")
            .WithSummary("List the webhook endpoints of all clients")
            .Produces<WebhookEndpointListResponse>(StatusCodes.Status200OK, "application/json");
        group.MapPost("{id:guid}/pause", ([FromServices] OpsWebhooks ops, Guid id, HttpContext context, CancellationToken cancellationToken) => ops.PauseAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("opsPauseWebhookEndpoint")
            .WithSummary("Pause a webhook endpoint")
            .WithDescription("Events are kept for it and sent when it is resumed.")
            .Produces<WebhookEndpointBody>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound);
        group.MapPost("{id:guid}/resume", ([FromServices] OpsWebhooks ops, Guid id, HttpContext context, CancellationToken cancellationToken) => ops.ResumeAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("opsResumeWebhookEndpoint")
            .WithSummary("Resume a webhook endpoint")
            .Produces<WebhookEndpointBody>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound);
    }

    private static void MapOpsDeliveries(RouteGroupBuilder group)
    {
        group.MapGet("", ([FromServices] OpsWebhooks ops, HttpContext context, CancellationToken cancellationToken) => ops.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("listWebhookDeliveries")
            .WithSummary("List webhook deliveries")
            .WithDescription("Newest first, a page at a time.")
            .TextQuery("state", "due, delivered, parked or cancelled.").TextQuery("endpoint", "Id of the endpoint.").TextQuery("event", "Event type.")
            .TextQuery("from", "Created at or after.").TextQuery("to", "Created before.").TextQuery("cursor", "nextCursor of the page before.").Query("limit", "1 to 200; 50 by default.")
            .Produces<WebhookDeliveryListResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.ValidationFailed);
        group.MapGet("{id:guid}", ([FromServices] OpsWebhooks ops, Guid id, HttpContext context, CancellationToken cancellationToken) => ops.GetAsync(id, context, cancellationToken))
            .RequireScope(Scopes.OpsRead).WithName("getWebhookDelivery")
            .WithSummary("Read a webhook delivery with its attempts")
            .Produces<WebhookDeliveryDetail>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.NotFound);
        group.MapPost("replay", ([FromServices] OpsWebhooks ops, HttpContext context, CancellationToken cancellationToken) => ops.ReplayAsync(context, cancellationToken))
            .RequireScope(Scopes.OpsReplay).WithName("replayWebhookDeliveries")
            .WithSummary("Send webhook deliveries again")
            .WithDescription("By ids or by filter. They keep their webhook-id and have their whole time to arrive; those of paused endpoints wait for the resume.")
            .Accepts<WebhookReplayRequest>("application/json")
            .Produces<WebhookReplayResponse>(StatusCodes.Status200OK, "application/json")
            .Problems(ErrorCodes.MalformedRequest, ErrorCodes.ValidationFailed, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType);
    }
}
