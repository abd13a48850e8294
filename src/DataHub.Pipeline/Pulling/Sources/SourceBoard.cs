using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Sources;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Pulling.Sources;

/// <summary>What this node knows of all sources: its own figures as they are, the other nodes' as they reported them.</summary>
public sealed class SourceBoard(SourceRegistry sources, TimeProvider time, IOptions<SourceOptions> options, IOptions<PipelineOptions> pipeline)
{
    private volatile Seen _seen = new(SourceControls.None, []);

    public SourceControls Controls => _seen.Controls;

    /// <summary>Of the nodes that are there: a report that is old is left out, never read as healthy.</summary>
    public IReadOnlyList<SourceReport> Reports
    {
        get
        {
            var since = time.GetUtcNow() - options.Value.StaleAfter;
            return [.. Own(), .. _seen.Reports.Where(report => report.Node != pipeline.Value.Node && report.At >= since)];
        }
    }

    public ItemStanding Standing(ItemId item) => SourceJudge.Of(item, Controls, Reports.Where(report => report.Item == item), time.GetUtcNow());

    internal IReadOnlyList<SourceReport> Own()
    {
        var now = time.GetUtcNow();
        return
        [
            .. sources.States().Select(state => new SourceReport
            {
                Node = pipeline.Value.Node,
                Key = state.Key,
                Item = state.Item,
                At = now,
                Enabled = state.Enabled,
                Breaker = EnumNames<BreakerState>.Of(state.Breaker),
                HeldUntil = state.HeldUntil,
                HeldFor = state.HeldFor,
                Figures = state.Figures,
                PerDay = state.PerDay,
            }),
        ];
    }

    internal void Put(SourceControls controls, IReadOnlyList<SourceReport> reports) => _seen = new Seen(controls, reports);

    private sealed record Seen(SourceControls Controls, IReadOnlyList<SourceReport> Reports);
}
