using System.Collections.Concurrent;

namespace DataHub.Mocks.Bureau.Calls;

/// <summary>How long each item takes to answer, changed at run time. Nothing at all until told otherwise.</summary>
public sealed class BureauLatency
{
    private readonly ConcurrentDictionary<string, TimeSpan> _byItem = new(StringComparer.Ordinal);

    /// <summary>Every item with its latency.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Current => BureauItem.All.ToDictionary(i => i.Id, i => Of(i.Id));

    /// <exception cref="ArgumentException">The item is unknown or the latency negative.</exception>
    public void Set(string item, TimeSpan latency)
    {
        if (latency < TimeSpan.Zero) throw new ArgumentException("A latency must not be negative.", nameof(latency));
        _byItem[BureauItem.ById(item).Id] = latency;
    }

    public void SetAll(TimeSpan latency)
    {
        foreach (var item in BureauItem.All) Set(item.Id, latency);
    }

    /// <summary>The typical latencies of the handbook's table.</summary>
    public void SetTypical()
    {
        foreach (var item in BureauItem.All) Set(item.Id, item.TypicalLatency);
    }

    internal TimeSpan Of(string item) => _byItem.GetValueOrDefault(item);
}
