using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Core.Sources;

/// <summary>How one node finds one endpoint of an item.</summary>
public sealed record SourceReport
{
    public required string Node { get; init; }

    /// <summary>Item and route (<c>household-registration@3701</c>): names the endpoint and its shared quota.</summary>
    public required string Key { get; init; }
    public required ItemId Item { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Switched on in the node's settings.</summary>
    public required bool Enabled { get; init; }

    /// <summary><c>closed</c>, <c>half-open</c> or <c>open</c>.</summary>
    public required string Breaker { get; init; }

    /// <summary>The source asked not to be called before then.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
    public ErrorClass? HeldFor { get; init; }
    public required SourceFigures Figures { get; init; }

    /// <summary>Quota of a day; null where there is none.</summary>
    public int? PerDay { get; init; }
}

/// <summary>Calls of the last five minutes, at most the last 512 of a node.</summary>
/// <param name="Good">Of them, those that the source answered; a throttled one is no failure.</param>
/// <param name="Latencies">How many took up to each bound of <see cref="LatencyBounds"/>; what took longer is in the last.</param>
public sealed record SourceFigures(int Calls, int Good, double PerSecond, IReadOnlyList<int> Latencies)
{
    public static SourceFigures None { get; } = new(0, 0, 0, new int[LatencyBounds.Count]);

    /// <summary>0 to 1; null without calls.</summary>
    public double? SuccessShare => Calls == 0 ? null : (double)Good / Calls;

    public SourceFigures Plus(SourceFigures other) =>
        new(Calls + other.Calls, Good + other.Good, PerSecond + other.PerSecond, [.. Latencies.Zip(other.Latencies, (a, b) => a + b)]);

    /// <summary>Milliseconds, to about an eighth; null without calls.</summary>
    public int? Percentile(int percent) => LatencyBounds.Percentile(Latencies, percent);
}

/// <summary>Bounds of latencies in milliseconds, each an eighth above the one before: unlike percentiles, counts of several nodes can be added.</summary>
public static class LatencyBounds
{
    private static readonly int[] Bounds = Make();

    public static int Count => Bounds.Length;

    /// <summary>Where a latency is counted.</summary>
    public static int IndexOf(int milliseconds)
    {
        var index = Array.BinarySearch(Bounds, milliseconds);
        return Math.Min(index < 0 ? ~index : index, Bounds.Length - 1);
    }

    public static int? Percentile(IReadOnlyList<int> counts, int percent)
    {
        var total = counts.Sum();
        var wanted = ((total * percent) + 99) / 100;
        for (int i = 0, seen = 0; i < counts.Count; i++)
        {
            seen += counts[i];
            if (total > 0 && seen >= wanted)
            {
                return Bounds[i];
            }
        }

        return null;
    }

    private static int[] Make()
    {
        var bounds = new List<int> { 0 };
        while (bounds[^1] < 300_000)
        {
            bounds.Add(Math.Max(bounds[^1] + 1, bounds[^1] * 9 / 8));
        }

        return [.. bounds];
    }
}
