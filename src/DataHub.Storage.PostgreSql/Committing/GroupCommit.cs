using Npgsql;

namespace DataHub.Storage.PostgreSql.Committing;

/// <summary>
/// Lets concurrent writes share a commit, without delay: a write that finds a free lane goes at once; what waits while all lanes are busy goes
/// together into the next commit. If the server refuses a shared commit, each of its writes is tried alone, so that one bad write fails by itself.
/// </summary>
/// <param name="write">One transaction; results in the order of the writes.</param>
internal sealed class GroupCommit<TWrite, TResult>(Func<IReadOnlyList<TWrite>, CancellationToken, Task<IReadOnlyList<TResult>>> write, int lanes, int limit) : IAsyncDisposable
{
    private readonly Queue<Waiting> _waiting = new();
    private readonly HashSet<Task> _running = [];
    private int _freeLanes = lanes;
    private bool _closed;

    /// <summary>Completes when the write is durable. A cancelled caller stops waiting; its write may still happen.</summary>
    public Task<TResult> AddAsync(TWrite item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(item);
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Enqueue(waiting);
            if (_freeLanes > 0)
            {
                _freeLanes--;
                var lane = Task.Run(RunLaneAsync, CancellationToken.None);
                _running.Add(lane);
                lane.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        return waiting.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for what was added, then refuses more.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_waiting)
        {
            _closed = true;
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    private async Task RunLaneAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await CommitAsync(batch);
        }
    }

    private List<Waiting> Take()
    {
        lock (_waiting)
        {
            var batch = new List<Waiting>(Math.Min(limit, _waiting.Count));
            while (batch.Count < limit && _waiting.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count == 0)
            {
                _freeLanes++;
            }

            return batch;
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            var results = await write(batch.ConvertAll(waiting => waiting.Item), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(results[i]);
            }
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            // The server refused, so nothing was stored: each write alone, and its own failure to its own caller.
            foreach (var waiting in batch)
            {
                await CommitAsync([waiting]);
            }
        }
        catch (Exception exception)
        {
            foreach (var waiting in batch)
            {
                waiting.SetException(exception);
            }
        }
    }

    private void Forget(Task lane)
    {
        lock (_waiting)
        {
            _running.Remove(lane);
        }
    }

    private sealed class Waiting(TWrite item) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TWrite Item => item;
    }
}
