using DataHub.Core.Items;
using DataHub.Core.Sources;

namespace DataHub.Core.Ports;

/// <summary>How all nodes find their sources, and what was told of it.</summary>
public interface ISourceReportStore
{
    /// <summary>Puts this node's reports in the place of its earlier ones, and reads everybody's since <paramref name="since"/>.</summary>
    Task<IReadOnlyList<SourceReport>> ExchangeAsync(string node, IReadOnlyList<SourceReport> mine, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes an item's new standing; if it is another than was last told, endpoints are told <c>source.changed</c>: both or neither.</summary>
    /// <returns>False when another node was first, or an item is well at the first look ever.</returns>
    Task<bool> ChangeAsync(ItemStanding standing, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Calls of the day over all nodes, by endpoint.</summary>
    Task<IReadOnlyDictionary<string, long>> UsedTodayAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Failed pulls by item, and when the longest failed was last asked.</summary>
    Task<IReadOnlyDictionary<ItemId, FailedPulls>> FailedAsync(DivisionScope scope, CancellationToken cancellationToken);
}

public sealed record FailedPulls(long Count, DateTimeOffset? OldestAskedAt);
