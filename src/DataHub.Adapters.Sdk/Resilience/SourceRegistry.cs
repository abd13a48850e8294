using System.Collections.Concurrent;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>All sources of this node, for <c>GET /v1/sources</c> and the operators.</summary>
public sealed class SourceRegistry
{
    private readonly ConcurrentDictionary<string, SourcePipeline> _sources = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<ItemId, Closure> _closures = new();

    /// <summary>Whether an item may be called: shared by its sources, and there before them.</summary>
    internal Closure ClosureOf(ItemId item) => _closures.GetOrAdd(item, static _ => new Closure());

    /// <summary>Answers calls of an item with a failure instead of making them; null opens it again. A probe goes past it.</summary>
    public void Close(ItemId item, PullFailure? answer) => ClosureOf(item).Answer = answer;

    internal void Add(SourcePipeline source) => _sources[source.Key] = source;

    /// <summary>In the order of item and source name.</summary>
    public IReadOnlyList<SourceState> States() =>
        [.. _sources.Values.Select(s => s.State()).OrderBy(s => s.Item.Value, StringComparer.Ordinal).ThenBy(s => s.Source, StringComparer.Ordinal)];

    /// <summary>Forgets what an item's sources asked for (maintenance, quota) and closes their breakers: the next call is made.</summary>
    public async Task ResumeAsync(ItemId item, CancellationToken cancellationToken)
    {
        foreach (var source in _sources.Values.Where(s => s.Item == item))
        {
            await source.ResumeAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
