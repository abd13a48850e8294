using DataHub.Contracts.Operations;
using DataHub.Contracts.Verifications;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Api.Sources;

/// <summary>Puts together what operators see: each endpoint of each node, and their sum.</summary>
internal sealed class OpsSourceBodies(AdapterDirectory adapters, SourceBoard board, ISourceReportStore reports, TimeProvider time)
{
    public async Task<IReadOnlyList<OpsSource>> AllAsync(DivisionScope scope, CancellationToken cancellationToken)
    {
        var used = await reports.UsedTodayAsync(time.GetUtcNow(), cancellationToken);
        var failed = await reports.FailedAsync(scope, cancellationToken);
        var nodes = board.Reports.ToLookup(report => report.Item);
        return [.. SourceHealth.InOrder(adapters).Select(adapter => Body(adapter, [.. nodes[adapter.Item]], used, failed.GetValueOrDefault(adapter.Item)))];
    }

    private OpsSource Body(AdapterDescriptor adapter, IReadOnlyList<SourceReport> nodes, IReadOnlyDictionary<string, long> used, FailedPulls? failed)
    {
        var controls = board.Controls;
        var standing = board.Standing(adapter.Item);
        var pause = controls.PauseOf(adapter.Item);

        // Each endpoint has a quota of its own, which all nodes share.
        var endpoints = nodes.GroupBy(node => node.Key, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var perDay = endpoints.Count > 0 && endpoints.All(endpoint => endpoint.PerDay is not null) ? endpoints.Sum(endpoint => (long)endpoint.PerDay!.Value) : (long?)null;
        return new OpsSource(
            adapter.Item.Value, new TextBody(adapter.Title.Zh, adapter.Title.En), new TextBody(adapter.Department.Zh, adapter.Department.En), EnumNames<ItemHealth>.Of(standing.Health),
            pause is not null, pause?.At, pause?.By, pause?.Reason, standing.Until, failed?.Count ?? 0, failed?.OldestAskedAt,
            Figures(nodes.Aggregate(SourceFigures.None, (sum, node) => sum.Plus(node.Figures)), endpoints.Sum(endpoint => used.GetValueOrDefault(endpoint.Key)), perDay),
            [.. nodes.OrderBy(node => node.Key, StringComparer.Ordinal).ThenBy(node => node.Node, StringComparer.Ordinal).Select(node => Node(node, used))],
            [.. controls.Windows.Where(window => window.Item == adapter.Item).Select(window => new MaintenanceWindow(window.Id, window.From, window.Until, window.Reason, window.PlannedBy))]);
    }

    private static OpsSourceNode Node(SourceReport node, IReadOnlyDictionary<string, long> used) => new(
        node.Node, node.Key, node.Enabled, node.Breaker, node.HeldUntil, node.HeldFor is { } held ? EnumNames<ErrorClass>.Of(held) : null,
        Figures(node.Figures, used.GetValueOrDefault(node.Key), node.PerDay), node.At);

    private static OpsSourceFigures Figures(SourceFigures figures, long used, long? perDay) => new(
        figures.Calls, Math.Round(figures.PerSecond, 2), figures.SuccessShare is { } share ? Math.Round(share, 4) : null, figures.Percentile(50), figures.Percentile(95), used, perDay);
}
