using System.Collections.Concurrent;
using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>
/// The quota of one source, taken from the shared ledger in slices: a busy node asks it a few times a second, not for each call.
/// A slice is good for the second it was taken in. It grows while it is used up and shrinks to one call when it is not,
/// so that a quiet node does not waste the day's quota. Calls that count more of the day than one have slices of their own.
/// </summary>
internal sealed class QuotaGate(string source, QuotaOptions options, IQuotaLedger ledger, TimeProvider time)
{
    private const int SlicesPerSecond = 8;

    private readonly SemaphoreSlim _refill = new(1);
    private readonly ConcurrentDictionary<(Lane Lane, int Weight), Slice> _slices = new();

    public int? UsedToday { get; private set; }

    /// <param name="weight">What the call counts of the day's quota; of the second's it counts 1.</param>
    /// <param name="giveUpAt">The next second's quota is waited for if it comes before then and within <see cref="QuotaOptions.MaxWait"/>.</param>
    /// <returns>Null when the call may be made; else when more may be had.</returns>
    public async ValueTask<DateTimeOffset?> TakeAsync(Lane lane, int weight, DateTimeOffset giveUpAt, CancellationToken cancellationToken)
    {
        if (!options.IsLimited)
        {
            return null;
        }

        var slice = _slices.GetOrAdd((lane, weight), static _ => new Slice());
        while (true)
        {
            if (slice.TryTake(Second(time.GetUtcNow())))
            {
                return null;
            }

            var retryAt = await RefillAsync(slice, lane, weight, cancellationToken).ConfigureAwait(false);
            if (retryAt is { } at)
            {
                var wait = at - time.GetUtcNow();
                if (wait > options.MaxWait || at >= giveUpAt)
                {
                    return at;
                }

                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask<DateTimeOffset?> RefillAsync(Slice slice, Lane lane, int weight, CancellationToken cancellationToken)
    {
        await _refill.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            if (slice.Has(Second(now)))
            {
                return null;
            }

            var most = options.PerSecond == 0 ? 64 : Math.Max(1, Lanes.Part(options.PerSecond, lane) / SlicesPerSecond);
            var wanted = slice.NextSize(Second(now), most);
            var grant = await ledger.TakeAsync(source, wanted, weight, Limit(options.PerSecond, lane), Limit(options.PerDay, lane), now, cancellationToken)
                .ConfigureAwait(false);
            UsedToday = grant.UsedToday;
            slice.Fill(Second(now), grant.Granted, wanted);
            return grant.Granted > 0 ? null : grant.RetryAt ?? now.AddSeconds(1);
        }
        finally
        {
            _refill.Release();
        }
    }

    /// <summary>Lower lanes stop at a part of the quota and leave the rest to online requests.</summary>
    private static int Limit(int quota, Lane lane) => quota == 0 ? int.MaxValue : Lanes.Part(quota, lane);

    private static long Second(DateTimeOffset now) => now.ToUnixTimeSeconds();

    private sealed class Slice
    {
        private readonly Lock _lock = new();
        private long _second;
        private int _left;
        private int _size;

        public bool Has(long second)
        {
            lock (_lock)
            {
                return _second == second && _left > 0;
            }
        }

        public bool TryTake(long second)
        {
            lock (_lock)
            {
                return _second == second && _left-- > 0;
            }
        }

        public int NextSize(long second, int most)
        {
            lock (_lock)
            {
                var usedUp = _left <= 0 && second - _second <= 1;
                return usedUp ? Math.Clamp(_size * 2, 1, most) : 1;
            }
        }

        public void Fill(long second, int granted, int wanted)
        {
            lock (_lock)
            {
                (_second, _left, _size) = (second, granted, wanted);
            }
        }
    }
}
