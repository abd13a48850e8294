using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;

namespace DataHub.Pipeline.Pulling.Sources;

/// <summary>How an item stands, by what operators said and all nodes report. Pure.</summary>
public static class SourceJudge
{
    /// <summary>Below this share of answers a source is degraded: about one pull in ten comes later.</summary>
    private const double GoodShare = 0.9;

    /// <summary>Fewer calls say nothing.</summary>
    private const int EnoughCalls = 10;

    /// <param name="reports">Of this item, of the nodes that are there.</param>
    public static ItemStanding Of(ItemId item, SourceControls controls, IEnumerable<SourceReport> reports, DateTimeOffset now)
    {
        if (controls.PauseOf(item) is not null)
        {
            return new ItemStanding(item, ItemHealth.Down, null);
        }

        // The worst of an item's addresses counts: a family's county may be served by that one. Of two maintenances the later end.
        var (health, until) = reports.GroupBy(report => report.Key, StringComparer.Ordinal).Select(endpoint => Judge([.. endpoint], now))
            .OrderByDescending(judged => judged.Health).ThenByDescending(judged => judged.Until).FirstOrDefault((ItemHealth.Good, null));
        return controls.WindowOf(item, now) is { } window && health != ItemHealth.Down
            ? new ItemStanding(item, ItemHealth.Maintenance, until > window.Until ? until : window.Until)
            : new ItemStanding(item, health, until);
    }

    /// <summary>One endpoint, as several nodes find it.</summary>
    private static (ItemHealth Health, DateTimeOffset? Until) Judge(IReadOnlyList<SourceReport> nodes, DateTimeOffset now)
    {
        if (nodes.All(node => !node.Enabled))
        {
            return (ItemHealth.Down, null);
        }

        var held = nodes.Where(node => node.HeldUntil > now).ToList();
        if (held.Where(node => node.HeldFor == ErrorClass.Outage).Max(node => node.HeldUntil) is { } until)
        {
            return (ItemHealth.Maintenance, until);
        }

        // A breaker that is open on one node only while others are answered is that node's trouble.
        if (nodes.Any(node => node.Breaker == "open"))
        {
            return (nodes.Any(node => node.Breaker == "closed" && IsSound(node.Figures)) ? ItemHealth.Degraded : ItemHealth.Down, null);
        }

        var sum = nodes.Aggregate(SourceFigures.None, (all, node) => all.Plus(node.Figures));
        var degraded = held.Count > 0 || nodes.Any(node => node.Breaker == "half-open") || (sum.Calls >= EnoughCalls && sum.SuccessShare < GoodShare);
        return (degraded ? ItemHealth.Degraded : ItemHealth.Good, null);
    }

    private static bool IsSound(SourceFigures figures) => figures.Calls >= EnoughCalls && figures.SuccessShare >= GoodShare;
}
