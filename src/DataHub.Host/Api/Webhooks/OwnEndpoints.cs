using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Delivering.Webhooks;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Webhooks;

/// <summary><c>/v1/webhook-endpoints</c>: a client's own endpoints.</summary>
internal sealed class OwnEndpoints(IWebhookEndpointStore store, WebhookTargets targets, IOptions<WebhookOptions> options, AuditTrail trail, TimeProvider time)
{
    private const int Limit = 8 * 1024;

    private static readonly JsonTypeInfo<WebhookEndpointRequest> RequestType = (JsonTypeInfo<WebhookEndpointRequest>)ContractsJson.Requests.GetTypeInfo(typeof(WebhookEndpointRequest));

    private static Problem NoSuch => new(ErrorCodes.NotFound, "This client has no webhook endpoint with this id.");

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var endpoints = await store.ListAsync(context.Caller().ClientId, context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<WebhookEndpointListResponse>(new([.. endpoints.Select(e => WebhookBodies.OwnEndpoint(e))]), ContractsJson.Default.WebhookEndpointListResponse);
    }

    public async Task<IResult> AddAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, Limit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var (request, misshapen) = RequestBody.Parse(bytes, RequestType);
        if (request is null)
        {
            return misshapen!;
        }

        var caller = context.Caller();
        var errors = new FieldErrors();
        var division = Division(request, caller, errors);
        IReadOnlyList<string> events = request.Events is null ? WebhookEvents.All : [.. request.Events.Distinct(StringComparer.Ordinal)];
        if (events.Count == 0 || events.Except(WebhookEvents.All, StringComparer.Ordinal).Any())
        {
            errors.Add("/events", $"takes one or more of {string.Join(", ", WebhookEvents.All)}");
        }

        if (await targets.ProblemAsync(request.Url ?? "", cancellationToken) is { } problem)
        {
            errors.Add("/url", problem);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var now = time.GetUtcNow();
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(now),
            ClientId = caller.ClientId,
            Division = division,
            Url = request.Url!,
            Events = events,
            State = EndpointState.Active,
            StateSince = now,
            CreatedAt = now,
        };
        return await AddAsync(endpoint, context, cancellationToken);
    }

    public async Task<IResult> DeleteAsync(Guid id, HttpContext context, CancellationToken cancellationToken) =>
        await store.DeleteAsync(id, context.Caller().ClientId, context.Caller().Divisions, time.GetUtcNow(), Entry(context, id, "delete"), cancellationToken) ? Results.NoContent() : NoSuch;

    public async Task<IResult> RotateAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var secret = WebhookSecret.Create();
        var rotated = await store.RotateAsync(id, context.Caller().ClientId, context.Caller().Divisions, secret, time.GetUtcNow() + options.Value.RotationOverlap, Entry(context, id, "rotate"), cancellationToken);
        return rotated is null ? NoSuch : Answer(rotated, secret);
    }

    public async Task<IResult> ResumeAsync(Guid id, HttpContext context, CancellationToken cancellationToken) =>
        await store.ResumeAsync(id, context.Caller().ClientId, context.Caller().Divisions, time.GetUtcNow(), Entry(context, id, "resume"), cancellationToken) is { } resumed ? Answer(resumed) : NoSuch;

    private async Task<IResult> AddAsync(WebhookEndpoint endpoint, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if ((await store.ListAsync(endpoint.ClientId, DivisionScope.All, cancellationToken)).Count >= options.Value.EndpointsPerClient)
        {
            errors.Add("/url", $"is one too many: a client has at most {options.Value.EndpointsPerClient} endpoints (Webhooks:EndpointsPerClient); delete one first");
            return errors.ToProblem();
        }

        var secret = WebhookSecret.Create();
        if (!await store.AddAsync(endpoint, secret, Entry(context, endpoint.Id, "add"), cancellationToken))
        {
            errors.Add("/url", "is registered for this division already: see GET /v1/webhook-endpoints; rotate its secret if it was lost");
            return errors.ToProblem();
        }

        context.Response.Headers.Location = $"/v1/webhook-endpoints/{endpoint.Id}";
        return Answer(endpoint, secret, StatusCodes.Status201Created);
    }

    /// <param name="what">The store adds the endpoint's division.</param>
    private AuditEvent Entry(HttpContext context, Guid id, string what) => trail.Event(context.Caller(), AuditActions.WebhookChange, target: id.ToString(), detail: what);

    private static string Division(WebhookEndpointRequest request, Caller caller, FieldErrors errors)
    {
        if (request.Division is { } asked)
        {
            if (asked.Length > 6 || !asked.All(char.IsAsciiDigit) || !caller.Divisions.Covers(asked))
            {
                errors.Add("/division", "must be the code of one of the credential's divisions or a longer prefix of digits");
            }

            return asked;
        }

        if (caller.Divisions.Prefixes.Count != 1)
        {
            errors.Add("/division", "must be given, as the credential has several divisions");
        }

        return caller.Divisions.Prefixes.FirstOrDefault("");
    }

    private static JsonAnswer<WebhookEndpointBody> Answer(WebhookEndpoint endpoint, string? secret = null, int status = StatusCodes.Status200OK) =>
        new(WebhookBodies.OwnEndpoint(endpoint, secret), ContractsJson.Default.WebhookEndpointBody, status);
}
