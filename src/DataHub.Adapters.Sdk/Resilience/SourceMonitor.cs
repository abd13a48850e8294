using DataHub.Core.Pulls;
using DataHub.Core.Sources;

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
            var recent = _samples.Where(s => s.At > since).ToList();
            var latencies = new int[LatencyBounds.Count];
            recent.ForEach(s => latencies[LatencyBounds.IndexOf(s.Ms)]++);
            return state with
            {
                Figures = new SourceFigures(recent.Count, recent.Count(s => s.Good), PerSecond(recent), latencies),
                LastFailure = _lastFailure,
                LastFailureAt = _lastFailureAt,
            };
        }
    }

    /// <summary>When all that is kept is recent, it reaches back less far than the window.</summary>
    private double PerSecond(List<Sample> recent)
    {
        var over = recent.Count < Kept ? Window : time.GetUtcNow() - recent.Min(s => s.At);
        return recent.Count / Math.Max(over.TotalSeconds, 1);
    }

    private readonly record struct Sample(DateTimeOffset At, int Ms, bool Good);
}
