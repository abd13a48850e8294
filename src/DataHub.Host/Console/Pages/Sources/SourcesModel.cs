using DataHub.Adapters.Sdk.Resilience;
using DataHub.Contracts.Access;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Host.Api.Sources;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Pulling;

namespace DataHub.Host.Console.Pages.Sources;

/// <param name="Endpoints">Addresses of the item, as this node sees them.</param>
internal sealed record SourceCard(string Item, Text Title, Text Department, string Interface, string State, DateTimeOffset? Until, IReadOnlyList<SourceState> Endpoints);

[PageModel]
internal sealed class SourcesModel(OperatorSession session, AdapterDirectory adapters, SourceRegistry sources, TimeProvider time)
{
    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<SourceCard>> ReadAsync()
    {
        await session.RequireAsync(Scopes.OpsRead);
        var now = time.GetUtcNow();
        var states = sources.States().ToLookup(s => s.Item);
        var order = ItemId.Handbook.Select((item, i) => (item, i)).ToDictionary(p => p.item, p => p.i);
        return
        [
            .. adapters.All.Select(a => a.Descriptor).OrderBy(d => order.GetValueOrDefault(d.Item, int.MaxValue)).Select(d =>
            {
                var (state, until) = states[d.Item].Select(s => SourceHealth.Judge(s, now)).OrderByDescending(j => SourceHealth.Rank(j.State)).FirstOrDefault(("good", null));
                return new SourceCard(d.Item.Value, d.Title, d.Department, d.Interface, state, until, [.. states[d.Item]]);
            }),
        ];
    }
}
