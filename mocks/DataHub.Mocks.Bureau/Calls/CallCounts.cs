using System.Collections.Frozen;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Calls;

/// <summary>Counts the calls of each item per second and per Beijing day, and refuses beyond its quota when quotas are on.</summary>
public sealed class CallCounts(TimeProvider clock, bool enforce)
{
    private readonly FrozenDictionary<string, Counter> _byItem = BureauItem.All.ToFrozenDictionary(i => i.Id, i => new Counter(i), StringComparer.Ordinal);

    /// <summary>Every item with what was counted so far.</summary>
    public IReadOnlyDictionary<string, CallCount> Current => _byItem.ToDictionary(p => p.Key, p => p.Value.Read(clock.GetUtcNow()));

    /// <summary>Counts one call.</summary>
    /// <param name="weight">What it counts for the day.</param>
    /// <returns>Null when it is allowed, else what to tell the caller.</returns>
    internal QuotaRefusal? Count(string item, int weight)
    {
        var refusal = _byItem[item].Count(clock.GetUtcNow(), weight);
        if (!enforce || refusal is null) return null;
        Interlocked.Increment(ref _byItem[item].Refused);
        return refusal;
    }

    private sealed class Counter(BureauItem item)
    {
        private readonly Lock _lock = new();
        private long _total, _today;
        private int _thisSecond, _peak;
        private long _second;
        private DateOnly _day;
        public long Refused;

        public QuotaRefusal? Count(DateTimeOffset now, int weight)
        {
            lock (_lock)
            {
                TurnTo(now);
                _total += weight;
                _today += weight;
                _peak = Math.Max(_peak, ++_thisSecond);
                if (_today > item.PerDay) return new QuotaRefusal("day", SecondsToMidnight(now));
                return _thisSecond > item.PerSecond ? new QuotaRefusal("second", 1) : null;
            }
        }

        public CallCount Read(DateTimeOffset now)
        {
            lock (_lock)
            {
                TurnTo(now);
                return new CallCount(_total, _today, _thisSecond, _peak, Interlocked.Read(ref Refused));
            }
        }

        private void TurnTo(DateTimeOffset now)
        {
            if (now.ToUnixTimeSeconds() is var second && second != _second) (_second, _thisSecond) = (second, 0);
            if (Spelling.BeijingDay(now) is var day && day != _day) (_day, _today) = (day, 0);
        }

        private static int SecondsToMidnight(DateTimeOffset now) => 86_400 - (int)Spelling.BeijingTime(now).TimeOfDay.TotalSeconds;
    }
}
