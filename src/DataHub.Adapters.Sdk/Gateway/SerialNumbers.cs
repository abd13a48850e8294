using System.Collections.Concurrent;
using System.Globalization;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Ports;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>
/// Serials of business calls: date (8, Beijing), division (6), sequence (8); unique per caller and day over all nodes, because
/// sequences are taken from the shared store, in blocks.
/// </summary>
internal sealed class SerialNumbers(ISequences sequences, TimeProvider time)
{
    private const int BlockSize = 200;
    private const long Largest = 99_999_999;

    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <param name="division">Six digits.</param>
    public async ValueTask<string> NextAsync(string sid, string division, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(WireDate.Beijing).DateTime);
        var counter = _counters.GetOrAdd(sid, static _ => new Counter());
        if (!counter.TryNext(day, out var sequence))
        {
            sequence = await counter.RefillAsync(day, sequences, $"gateway-serial:{sid}:{day:yyyyMMdd}", cancellationToken).ConfigureAwait(false);
        }

        return sequence <= Largest
            ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}{division}{sequence:D8}")
            : throw new InvalidOperationException("the day's serial numbers of the gateway caller are used up");
    }

    private sealed class Counter
    {
        private readonly SemaphoreSlim _refill = new(1);
        private Block _block = new(default, 0, 0);

        public bool TryNext(DateOnly day, out long sequence) => Volatile.Read(ref _block).TryNext(day, out sequence);

        public async Task<long> RefillAsync(DateOnly day, ISequences sequences, string name, CancellationToken cancellationToken)
        {
            await _refill.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (TryNext(day, out var sequence))
                {
                    return sequence;
                }

                var first = await sequences.TakeAsync(name, BlockSize, cancellationToken).ConfigureAwait(false);
                Volatile.Write(ref _block, new Block(day, first + 1, first + BlockSize));
                return first;
            }
            finally
            {
                _refill.Release();
            }
        }
    }

    private sealed class Block(DateOnly day, long next, long end)
    {
        private long _next = next;

        public bool TryNext(DateOnly today, out long sequence)
        {
            sequence = today == day ? Interlocked.Increment(ref _next) - 1 : end;
            return sequence < end;
        }
    }
}
