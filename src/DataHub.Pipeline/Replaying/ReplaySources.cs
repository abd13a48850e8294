using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Replays;
using DataHub.Core.Sources;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Pipeline.Replaying;

/// <summary>What a replay should know about the sources that it would ask, as this node sees them.</summary>
internal sealed class ReplaySources(SourceRegistry sources, SourceBoard board, TimeProvider time)
{
    /// <summary>Whether operators keep any item at all from being called; saves the look at a selection where they do not.</summary>
    public bool AnyClosed
    {
        get
        {
            var now = time.GetUtcNow();
            return board.Controls.Items.Any(control => control.Pause is not null) || board.Controls.Windows.Any(window => window.From <= now && now < window.Until);
        }
    }

    /// <returns>The items of a selection that operators keep from being called, in the selection's order.</returns>
    public IReadOnlyList<ClosedItem> Closed(ReplayForecast forecast) =>
        [.. forecast.Parts.Select(part => part.Item).Distinct().Select(Closed).OfType<ClosedItem>()];

    public IEnumerable<ReplayWarning> Warnings(ReplayForecast forecast)
    {
        var now = time.GetUtcNow();
        var states = States();
        foreach (var item in forecast.Parts.Select(part => part.Item).Distinct())
        {
            if (Closed(item) is { } closed)
            {
                // What its breaker says does not matter until it is called again.
                yield return closed.Window is { } window ? new ReplayWarning("source-maintenance", item, window.Until) : new ReplayWarning("source-paused", item, null);
                continue;
            }

            foreach (var source in states[item])
            {
                if (!source.Enabled)
                {
                    yield return new ReplayWarning("source-off", item, null);
                }
                else if (source.HeldUntil > now)
                {
                    yield return new ReplayWarning("source-held", item, source.HeldUntil);
                }
                else if (source.Breaker == BreakerState.Open)
                {
                    yield return new ReplayWarning("source-down", item, null);
                }
            }
        }
    }

    public IReadOnlyDictionary<string, DailyQuota> Quotas() => States()
        .Where(item => item.Any(s => s.PerDay is not null))
        .ToDictionary(item => item.Key, item => new DailyQuota(item.Sum(s => s.PerDay ?? 0), item.Sum(s => s.PerDay is { } day ? Math.Max(0, day - (s.UsedToday ?? 0)) : 0)));

    private ILookup<string, SourceState> States() => sources.States().ToLookup(s => s.Item.Value);

    private ClosedItem? Closed(string item)
    {
        var pause = board.Controls.PauseOf(new ItemId(item));
        var window = pause is null ? board.Controls.WindowOf(new ItemId(item), time.GetUtcNow()) : null;
        return pause is null && window is null ? null : new ClosedItem(item, pause, window);
    }
}

/// <summary>An item that operators keep from being called: paused until it is resumed, or in a planned maintenance. One of the two is given.</summary>
public sealed record ClosedItem(string Item, SourcePause? Pause, SourceWindow? Window);

/// <param name="Left">Of today, as of the latest slice that this node took.</param>
public sealed record DailyQuota(int PerDay, int Left);

/// <param name="Code">
/// <c>source-paused</c> (until it is resumed), <c>source-maintenance</c> (planned, until a time), <c>source-off</c>, <c>source-held</c> (until a time) or
/// <c>source-down</c>.
/// </param>
public sealed record ReplayWarning(string Code, string Item, DateTimeOffset? Until);
