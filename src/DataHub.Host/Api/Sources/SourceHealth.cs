using DataHub.Adapters.Sdk.Resilience;
using DataHub.Contracts.Json;
using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Webhooks;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Webhooks;
using DataHub.Pipeline.Pulling;

namespace DataHub.Host.Api.Sources;

/// <summary><c>GET /v1/sources</c>: how each item does, as this node sees it, and what to tell parents.</summary>
internal sealed class SourceHealth(AdapterDirectory adapters, SourceRegistry sources, IWebhookEndpointStore webhooks, TimeProvider time)
{
    /// <summary>Below this share of answers a source is degraded: about one pull in ten comes later.</summary>
    private const double GoodShare = 0.9;

    /// <summary>Fewer calls say nothing.</summary>
    private const int EnoughCalls = 10;

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var endpoints = await webhooks.ListAsync(context.Caller().ClientId, context.Caller().Divisions, cancellationToken);
        var states = sources.States().ToLookup(s => s.Item);
        var now = time.GetUtcNow();
        var order = ItemId.Handbook.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        var bodies = adapters.All
            .OrderBy(a => order.GetValueOrDefault(a.Descriptor.Item, int.MaxValue)).ThenBy(a => a.Descriptor.Item.Value, StringComparer.Ordinal)
            .Select(a => Body(a.Descriptor, states[a.Descriptor.Item], now));
        return new JsonAnswer<SourceListResponse>(new SourceListResponse([.. bodies], [.. endpoints.Where(e => e.State == EndpointState.Paused).Select(Notice)]), ContractsJson.Default.SourceListResponse);
    }

    private static NoticeBody Notice(WebhookEndpoint paused) => new("webhook-paused", paused.Id.ToString(), paused.StateSince, PausedAdvice.Of(paused.StateReason));

    /// <summary>The worst of an item's addresses counts: a family's county may be served by that one.</summary>
    private static SourceBody Body(AdapterDescriptor adapter, IEnumerable<SourceState> states, DateTimeOffset now)
    {
        var (state, until) = states.Select(s => Judge(s, now)).OrderByDescending(j => Rank(j.State)).FirstOrDefault((SourceStates.Good, null));
        return new SourceBody(
            adapter.Item.Value, new TextBody(adapter.Title.Zh, adapter.Title.En), new TextBody(adapter.Department.Zh, adapter.Department.En), state, until, SourceAdvice.Of(state, until));
    }

    internal static (string State, DateTimeOffset? Until) Judge(SourceState source, DateTimeOffset now) =>
        !source.Enabled ? (SourceStates.Down, null)
        : source.HeldFor == ErrorClass.Outage && source.HeldUntil > now ? (SourceStates.Maintenance, source.HeldUntil)
        : source.Breaker == BreakerState.Open ? (SourceStates.Down, null)
        : source.Breaker == BreakerState.HalfOpen || source.HeldUntil > now || (source.Calls >= EnoughCalls && source.SuccessShare < GoodShare) ? (SourceStates.Degraded, null)
        : (SourceStates.Good, null);

    internal static int Rank(string state) => state switch
    {
        SourceStates.Down => 3,
        SourceStates.Maintenance => 2,
        SourceStates.Degraded => 1,
        _ => 0,
    };
}
