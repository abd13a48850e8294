using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Webhooks;
using DataHub.Host.Console.SignIn;

namespace DataHub.Host.Console.Pages.Webhooks;

/// <summary>Endpoints of the operator's divisions and what is on its way to them.</summary>
[PageModel]
internal sealed class WebhooksModel(OperatorSession session, IWebhookEndpointStore endpoints, IWebhookDeliveryStore deliveries, AuditTrail trail, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>Addresses come without what may be the receiver's token.</summary>
    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<WebhookEndpointBody>> EndpointsAsync(CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return [.. (await endpoints.ListAsync(clientId: null, caller.Divisions, cancellationToken)).Select(WebhookBodies.Endpoint)];
    }

    /// <exception cref="NotAllowedException" />
    public async Task<(IReadOnlyList<WebhookDeliveryBody> Items, string? Next)> DeliveriesAsync(DeliveryState? state, Guid? endpoint, string? cursor, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        var page = await deliveries.ListAsync(new DeliveryQuery { State = state, Endpoint = endpoint, Scope = caller.Divisions }, cursor, PageSize, cancellationToken);
        return ([.. page.Items.Select(WebhookBodies.Delivery)], page.NextCursor);
    }

    /// <returns>Null when there is none such in the operator's divisions.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<WebhookDeliveryDetail?> DeliveryAsync(Guid id, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return await deliveries.FindAsync(id, caller.Divisions, cancellationToken) is var (delivery, attempts)
            ? new WebhookDeliveryDetail(WebhookBodies.Delivery(delivery), delivery.Data, [.. attempts.Select(WebhookBodies.Attempt)])
            : null;
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task PauseAsync(WebhookEndpointBody endpoint, string reason, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        var audit = trail.Event(caller, AuditActions.WebhookChange, endpoint.Division, endpoint.Id.ToString(), reason, "pause");
        await endpoints.PauseAsync(endpoint.Id, clientId: null, caller.Divisions, PauseReason.Operator, time.GetUtcNow(), audit, cancellationToken);
    }

    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task ResumeAsync(WebhookEndpointBody endpoint, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        var audit = trail.Event(caller, AuditActions.WebhookChange, endpoint.Division, endpoint.Id.ToString(), detail: "resume");
        await endpoints.ResumeAsync(endpoint.Id, clientId: null, caller.Divisions, time.GetUtcNow(), audit, cancellationToken);
    }

    /// <returns>Deliveries made due.</returns>
    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<int> ReplayAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        await trail.WriteAsync(caller, AuditActions.WebhookReplay, detail: $"{ids.Count} deliveries", cancellationToken: cancellationToken);
        return await deliveries.ReplayAsync(new DeliveryQuery { Ids = ids, Scope = caller.Divisions }, time.GetUtcNow(), cancellationToken);
    }
}
