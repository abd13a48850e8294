using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>
/// The bulkhead of one source: calls in flight from this node. Replays may fill three quarters of it and batches half,
/// so that an online request always finds room.
/// </summary>
internal sealed class Lanes(int concurrency)
{
    private readonly SemaphoreSlim _all = new(concurrency);
    private readonly SemaphoreSlim _background = new(Part(concurrency, Lane.Replay));
    private readonly SemaphoreSlim _batch = new(Part(concurrency, Lane.Batch));

    /// <summary>What of a whole (of calls in flight, of a quota) a lane may use, at least 1.</summary>
    public static int Part(int whole, Lane lane) => lane switch
    {
        Lane.Online => whole,
        Lane.Replay => Math.Max(1, whole * 3 / 4),
        _ => Math.Max(1, whole / 2),
    };

    /// <returns>False when there was no room within <paramref name="patience"/>.</returns>
    public async ValueTask<bool> TryEnterAsync(Lane lane, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (lane == Lane.Batch && !await _batch.WaitAsync(patience, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var entered = false;
        try
        {
            entered = lane == Lane.Online
                ? await _all.WaitAsync(patience, cancellationToken).ConfigureAwait(false)
                : await TryEnterBackgroundAsync(patience, cancellationToken).ConfigureAwait(false);
            return entered;
        }
        finally
        {
            if (!entered && lane == Lane.Batch)
            {
                _batch.Release();
            }
        }
    }

    public void Leave(Lane lane)
    {
        _all.Release();
        if (lane != Lane.Online)
        {
            _background.Release();
        }

        if (lane == Lane.Batch)
        {
            _batch.Release();
        }
    }

    private async ValueTask<bool> TryEnterBackgroundAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _background.WaitAsync(patience, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var entered = false;
        try
        {
            entered = await _all.WaitAsync(patience, cancellationToken).ConfigureAwait(false);
            return entered;
        }
        finally
        {
            if (!entered)
            {
                _background.Release();
            }
        }
    }
}
