using System.Collections.Concurrent;

namespace DataHub.Pipeline.Advancing;

/// <summary>
/// Short waits that nearly always end before their time. Those that begin close together share one timer and nobody cancels it: a timer of its own
/// for each wave, set and cancelled, wakes two threads for nothing.
/// </summary>
internal sealed class SharedDelays(TimeProvider time)
{
    private readonly ConcurrentDictionary<(TimeSpan AtLeast, long Due), Task> _delays = new();

    /// <returns>Ends after this long, or up to half as long again.</returns>
    public Task Of(TimeSpan atLeast)
    {
        var step = Math.Max(1, (long)(atLeast.TotalSeconds / 2 * time.TimestampFrequency));
        var now = time.GetTimestamp();
        var due = (now + (2 * step) + step - 1) / step * step;
        return _delays.TryGetValue((atLeast, due), out var delay) ? delay : _delays.GetOrAdd((atLeast, due), key => EndAsync(key, time.GetElapsedTime(now, due)));
    }

    private async Task EndAsync((TimeSpan, long) key, TimeSpan left)
    {
        await Task.Delay(left, time).ConfigureAwait(false);
        _delays.TryRemove(key, out _);
    }
}
