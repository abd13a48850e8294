using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>The last calls of one source on this node.</summary>
internal sealed class SourceMonitor(TimeProvider time)
{
    private const int Kept = 512;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Sample[] _samples = new Sample[Kept];
    private int _next;
    private PullFailure? _lastFailure;
    private DateTimeOffset? _lastFailureAt;

    public void Add(TimeSpan elapsed, PullFailure? failure)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _samples[_next] = new Sample(now, (int)elapsed.TotalMilliseconds, failure is null or { Class: ErrorClass.Throttled or ErrorClass.Rejected });
            _next = (_next + 1) % Kept;
            if (failure is not null)
            {
                (_lastFailure, _lastFailureAt) = (failure, now);
            }
        }
    }

    /// <summary>Fills in what the calls say.</summary>
    public SourceState Fill(SourceState state)
    {
        var since = time.GetUtcNow() - Window;
        lock (_lock)
        {
            var recent = _samples.Where(s => s.At > since).OrderBy(s => s.Ms).ToList();
            return state with
            {
                Calls = recent.Count,
                SuccessShare = recent.Count == 0 ? null : (double)recent.Count(s => s.Good) / recent.Count,
                P50Ms = Percentile(recent, 50),
                P95Ms = Percentile(recent, 95),
                LastFailure = _lastFailure,
                LastFailureAt = _lastFailureAt,
            };
        }
    }

    private static int? Percentile(List<Sample> ordered, int percent) =>
        ordered.Count == 0 ? null : ordered[((ordered.Count * percent) + 99) / 100 - 1].Ms;

    private readonly record struct Sample(DateTimeOffset At, int Ms, bool Good);
}
