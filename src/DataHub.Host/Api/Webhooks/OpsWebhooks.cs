using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Webhooks;

/// <summary><c>/ops/v1/webhook-endpoints</c> and <c>/ops/v1/webhook-deliveries</c>: every client's, within the operator's divisions.</summary>
internal sealed class OpsWebhooks(IWebhookEndpointStore endpoints, IWebhookDeliveryStore deliveries, AuditTrail trail, TimeProvider time)
{
    private const int MostIds = 1000;

    private static readonly JsonTypeInfo<WebhookReplayRequest> RequestType = (JsonTypeInfo<WebhookReplayRequest>)ContractsJson.Requests.GetTypeInfo(typeof(WebhookReplayRequest));

    public async Task<IResult> EndpointsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var all = await endpoints.ListAsync(clientId: null, context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<WebhookEndpointListResponse>(new([.. all.Select(WebhookBodies.Endpoint)]), ContractsJson.Default.WebhookEndpointListResponse);
    }

    public async Task<IResult> PauseAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = trail.Event(context.Caller(), AuditActions.WebhookChange, target: id.ToString(), detail: "pause");
        return Answer(await endpoints.PauseAsync(id, clientId: null, context.Caller().Divisions, PauseReason.Operator, time.GetUtcNow(), audit, cancellationToken));
    }

    public async Task<IResult> ResumeAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = trail.Event(context.Caller(), AuditActions.WebhookChange, target: id.ToString(), detail: "resume");
        return Answer(await endpoints.ResumeAsync(id, clientId: null, context.Caller().Divisions, time.GetUtcNow(), audit, cancellationToken));
    }

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var request = context.Request;
        var query = new DeliveryQuery
        {
            State = State(QueryFields.Text(request, "state", errors), "?state", errors),
            Endpoint = QueryFields.Id(request, "endpoint", errors),
            Event = Event(QueryFields.Text(request, "event", errors), "?event", errors),
            From = QueryFields.Instant(request, "from", errors),
            To = QueryFields.Instant(request, "to", errors),
            Scope = context.Caller().Divisions,
        };
        var limit = QueryFields.Int(request, "limit", 1, 200, errors) ?? 50;
        var cursor = QueryFields.Text(request, "cursor", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        try
        {
            var page = await deliveries.ListAsync(query, cursor, limit, cancellationToken);
            return new JsonAnswer<WebhookDeliveryListResponse>(new([.. page.Items.Select(WebhookBodies.Delivery)], page.NextCursor), ContractsJson.Default.WebhookDeliveryListResponse);
        }
        catch (FormatException)
        {
            errors.Add("?cursor", "is no cursor of this hub: start again without one");
            return errors.ToProblem();
        }
    }

    public async Task<IResult> GetAsync(Guid id, HttpContext context, CancellationToken cancellationToken) =>
        await deliveries.FindAsync(id, context.Caller().Divisions, cancellationToken) is var (delivery, attempts)
            ? new JsonAnswer<WebhookDeliveryDetail>(
                new(WebhookBodies.Delivery(delivery), delivery.Data, [.. attempts.Select(WebhookBodies.Attempt)]), ContractsJson.Default.WebhookDeliveryDetail)
            : new Problem(ErrorCodes.NotFound, "There is no webhook delivery with this id; settled ones are removed after Webhooks:KeepFor.");

    public async Task<IResult> ReplayAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var (request, misshapen) = RequestBody.Parse(bytes, RequestType);
        if (request is null)
        {
            return misshapen!;
        }

        var errors = new FieldErrors();
        if (request.Ids is null == request.Filter is null)
        {
            errors.Add("", "takes either ids or filter; an empty filter means everything that is due or parked");
        }

        if (request.Ids is { Count: 0 or > MostIds })
        {
            errors.Add("/ids", $"takes 1 to {MostIds} ids; use a filter for more");
        }

        var state = State(request.Filter?.State, "/filter/state", errors);
        if (state == DeliveryState.Cancelled)
        {
            errors.Add("/filter/state", "cannot be cancelled: the endpoints of such deliveries are deleted");
        }

        var query = new DeliveryQuery
        {
            State = state,
            Endpoint = request.Filter?.Endpoint,
            Event = Event(request.Filter?.Event, "/filter/event", errors),
            From = request.Filter?.From,
            To = request.Filter?.To,
            Ids = request.Ids,
            Scope = context.Caller().Divisions,
        };
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        await trail.WriteAsync(context.Caller(), AuditActions.WebhookReplay, detail: request.Ids is { } ids ? $"{ids.Count} deliveries" : "by filter", cancellationToken: cancellationToken);
        return new JsonAnswer<WebhookReplayResponse>(new(await deliveries.ReplayAsync(query, time.GetUtcNow(), cancellationToken)), ContractsJson.Default.WebhookReplayResponse);
    }

    private static DeliveryState? State(string? name, string pointer, FieldErrors errors)
    {
        if (name is null)
        {
            return null;
        }

        if (EnumNames<DeliveryState>.TryParse(name, out var state))
        {
            return state;
        }

        errors.Add(pointer, $"must be one of {string.Join(", ", EnumNames<DeliveryState>.All)}");
        return null;
    }

    private static string? Event(string? type, string pointer, FieldErrors errors)
    {
        if (type is not null && !WebhookEvents.All.Contains(type))
        {
            errors.Add(pointer, $"must be one of {string.Join(", ", WebhookEvents.All)}");
        }

        return type;
    }

    private static IResult Answer(WebhookEndpoint? endpoint) => endpoint is null
        ? new Problem(ErrorCodes.NotFound, "There is no webhook endpoint with this id.")
        : new JsonAnswer<WebhookEndpointBody>(WebhookBodies.Endpoint(endpoint), ContractsJson.Default.WebhookEndpointBody);
}
