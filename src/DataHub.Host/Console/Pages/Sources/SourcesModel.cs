using DataHub.Adapters.Sdk.Resilience;
using DataHub.Contracts.Access;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Sources;
using DataHub.Host.Api.Sources;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Console.Pages.Sources;

/// <param name="Endpoints">Addresses of the item, as this node sees them.</param>
internal sealed record SourceCard(string Item, Text Title, Text Department, string Interface, string State, DateTimeOffset? Until, IReadOnlyList<SourceState> Endpoints);

[PageModel]
internal sealed class SourcesModel(OperatorSession session, AdapterDirectory adapters, SourceRegistry sources, SourceBoard board)
{
    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<SourceCard>> ReadAsync()
    {
        await session.RequireAsync(Scopes.OpsRead);
        var states = sources.States().ToLookup(s => s.Item);
        return
        [
            .. SourceHealth.InOrder(adapters).Select(d =>
            {
                var standing = board.Standing(d.Item);
                return new SourceCard(d.Item.Value, d.Title, d.Department, d.Interface, EnumNames<ItemHealth>.Of(standing.Health), standing.Until, [.. states[d.Item]]);
            }),
        ];
    }
}
