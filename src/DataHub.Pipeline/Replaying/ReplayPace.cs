using DataHub.Core.Pulls;

namespace DataHub.Pipeline.Replaying;

/// <summary>
/// How fast a replay goes: from one pull a second up in steps to the rate asked, as long as the source bears it; and whether it should stop,
/// because the same class keeps coming back. Used by one worker.
/// </summary>
internal sealed class ReplayPace
{
    private static readonly double[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    private static readonly TimeSpan StepTime = TimeSpan.FromSeconds(2);

    /// <summary>What was not used in this time is lost: a replay that waited does not come down on the source at once.</summary>
    private const double BurstSeconds = 0.25;

    private readonly double _most;
    private readonly int _stopAfter;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private double _allowed = 1;
    private long _counted;
    private long _stepBegan;
    private int _good;
    private int _bad;
    private (ErrorClass Class, int Count) _row;

    /// <param name="most">Pulls a second.</param>
    /// <param name="at">The step at which an earlier batch of the replay was; 0 at its beginning.</param>
    public ReplayPace(double most, double at, int stopAfter, TimeProvider time)
    {
        (_most, _stopAfter, _time) = (most, stopAfter, time);
        Rate = Math.Min(most, Math.Max(at, Steps[0]));
        _counted = _stepBegan = time.GetTimestamp();
    }

    /// <summary>Pulls a second of the present step.</summary>
    public double Rate { get; private set; }

    /// <summary>The class that came back too often in a row; null while it may go on.</summary>
    public ErrorClass? StoppedBy
    {
        get
        {
            lock (_lock)
            {
                return _row.Count >= _stopAfter ? _row.Class : null;
            }
        }
    }

    /// <returns>Pulls that may be asked now, at most <paramref name="wanted"/>; they are used up by asking.</returns>
    public int Take(int wanted)
    {
        lock (_lock)
        {
            GoUp();
            var now = _time.GetTimestamp();
            _allowed = Math.Min(Math.Max(1, Rate * BurstSeconds), _allowed + (Rate * _time.GetElapsedTime(_counted, now).TotalSeconds));
            _counted = now;
            var taken = Math.Min(wanted, (int)_allowed);
            _allowed -= taken;
            return taken;
        }
    }

    /// <summary>A family has several pulls and is asked about as a whole: what it takes beyond what was allowed is owed.</summary>
    public void Owe(int pulls)
    {
        lock (_lock)
        {
            _allowed -= pulls;
        }
    }

    /// <summary>How long until the next pull may be asked.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock)
            {
                return TimeSpan.FromSeconds(Math.Clamp((1 - _allowed) / Rate, 0.001, 1));
            }
        }
    }

    public void Answered()
    {
        lock (_lock)
        {
            _good++;
            _row = default;
        }
    }

    public void Failed(ErrorClass @class)
    {
        lock (_lock)
        {
            _bad++;
            _row = (@class, _row.Class == @class && _row.Count > 0 ? _row.Count + 1 : 1);
        }
    }

    /// <summary>Time that <paramref name="pulls"/> take at a rate, the steps up to it included.</summary>
    public static TimeSpan TimeOf(long pulls, double most)
    {
        var seconds = 0.0;
        foreach (var step in Steps)
        {
            if (step >= most || pulls <= 0)
            {
                break;
            }

            var here = Math.Min(pulls, step * StepTime.TotalSeconds);
            seconds += here / step;
            pulls -= (long)Math.Ceiling(here);
        }

        return TimeSpan.FromSeconds(seconds + (Math.Max(0, pulls) / most));
    }

    private void GoUp()
    {
        if (_time.GetElapsedTime(_stepBegan) < StepTime || _good + _bad == 0)
        {
            return;
        }

        if (_good >= _bad && Rate < _most)
        {
            var next = Array.Find(Steps, step => step > Rate);
            Rate = next == 0 ? _most : Math.Min(next, _most);
        }

        (_good, _bad, _stepBegan) = (0, 0, _time.GetTimestamp());
    }
}
