using DataHub.Contracts.Json;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Core.Webhooks;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Webhooks;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Api.Sources;

/// <summary><c>GET /v1/sources</c>: how each item does over all nodes, and what to tell parents.</summary>
internal sealed class SourceHealth(AdapterDirectory adapters, SourceBoard board, IWebhookEndpointStore webhooks)
{
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var endpoints = await webhooks.ListAsync(context.Caller().ClientId, context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<SourceListResponse>(
            new SourceListResponse([.. InOrder(adapters).Select(Body)], [.. endpoints.Where(e => e.State == EndpointState.Paused).Select(Notice)]),
            ContractsJson.Default.SourceListResponse);
    }

    /// <summary>The handbook's order, then by name.</summary>
    public static IEnumerable<AdapterDescriptor> InOrder(AdapterDirectory adapters)
    {
        var order = ItemId.Handbook.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        return adapters.All.Select(a => a.Descriptor).OrderBy(a => order.GetValueOrDefault(a.Item, int.MaxValue)).ThenBy(a => a.Item.Value, StringComparer.Ordinal);
    }

    private SourceBody Body(AdapterDescriptor adapter)
    {
        var standing = board.Standing(adapter.Item);
        var state = EnumNames<ItemHealth>.Of(standing.Health);
        return new SourceBody(
            adapter.Item.Value, new TextBody(adapter.Title.Zh, adapter.Title.En), new TextBody(adapter.Department.Zh, adapter.Department.En), state, standing.Until, SourceAdvice.Of(state, standing.Until));
    }

    private static NoticeBody Notice(WebhookEndpoint paused) => new("webhook-paused", paused.Id.ToString(), paused.StateSince, PausedAdvice.Of(paused.StateReason));
}
