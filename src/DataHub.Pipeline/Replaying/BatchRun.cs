using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Pipeline.Advancing;
using Microsoft.Extensions.Logging;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Replaying;

/// <summary>One batch of a replay in a worker's hands: family by family, at the replay's pace, until all have results or the replay is held up.</summary>
internal sealed partial class BatchRun(
    ReplayBatch batch,
    IReplayStore replays,
    IFailedPullStore pulls,
    IVerificationStore verifications,
    VerificationRunner runner,
    TimeProvider time,
    PipelineOptions options,
    ILogger logger)
{
    /// <summary>Families claimed together.</summary>
    private const int Chunk = 50;

    /// <summary>A family that throws so often is told as failed; others wait.</summary>
    private const int MostTries = 3;

    private static readonly TimeSpan LookAt = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(250);

    private readonly ReplayPace _pace = new(batch.RatePerSecond, batch.CurrentRate, batch.StopAfter, time);
    private readonly Queue<Family> _waiting = new(batch.Pulls.GroupBy(p => p.VerificationId).Select(g => new Family(g.Key, [.. g.Select(p => p.PullId)])));
    private readonly List<Task> _running = [];
    private readonly Lock _lock = new();
    private long _looked = time.GetTimestamp();

    /// <summary>Another worker has the batch.</summary>
    public bool Lost { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await MayGoOnAsync(stopping).ConfigureAwait(false))
            {
                _running.RemoveAll(task => task.IsCompleted);
                var chunk = NextChunk();
                if (chunk.Count > 0)
                {
                    await BeginAsync(chunk, stopping).ConfigureAwait(false);
                }
                else if (_running.Count == 0 && IsEmpty)
                {
                    return;
                }
                else
                {
                    await WaitAsync(stopping).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // What was begun is seen through: its quota is spent.
            await Task.WhenAll(_running).ConfigureAwait(false);
        }
    }

    private bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0;
            }
        }
    }

    /// <summary>Keeps the batch, and looks whether its replay still runs.</summary>
    private async Task<bool> MayGoOnAsync(CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        if (_pace.StoppedBy is { } @class)
        {
            Log.Stopped(logger, batch.ReplayId, @class, batch.StopAfter);
            await replays.MoveAsync(
                batch.ReplayId, DivisionScope.All, [ReplayState.Running], ReplayState.Stopped, EnumNames<ErrorClass>.Of(@class), time.GetUtcNow(), audit: null, stopping).ConfigureAwait(false);
            return false;
        }

        if (time.GetElapsedTime(_looked) < LookAt)
        {
            return true;
        }

        _looked = time.GetTimestamp();
        var state = await replays.RenewAsync(batch, _pace.Rate, time.GetUtcNow() + options.ReplayLease, stopping).ConfigureAwait(false);
        Lost = state is null;
        return state == ReplayState.Running;
    }

    private List<Family> NextChunk()
    {
        var room = Math.Min(Chunk, options.ReplayParallelism - _running.Count);
        var chunk = new List<Family>();
        lock (_lock)
        {
            // A replay from raw asks nobody: no source needs to be spared.
            var allowed = batch.Mode == ReplayMode.Raw ? int.MaxValue : room > 0 && _waiting.Count > 0 ? _pace.Take(Chunk) : 0;
            while (allowed > 0 && chunk.Count < room && _waiting.TryDequeue(out var family))
            {
                chunk.Add(family);
                allowed -= family.Pulls.Length;
            }

            if (batch.Mode == ReplayMode.Ask)
            {
                // Given back if more was allowed than there was to do, owed if a family took more than its turn.
                _pace.Owe(-allowed);
            }
        }

        return chunk;
    }

    private async Task BeginAsync(List<Family> chunk, CancellationToken stopping)
    {
        var claim = await verifications.ClaimAsync([.. chunk.Select(f => f.Id)], new LeaseRequest(options.Node, options.Lease, time.GetUtcNow()), stopping).ConfigureAwait(false);
        var claimed = claim.Readable.ToDictionary(v => v.Id);
        if (claim.Unreadable.Count > 0)
        {
            var lost = chunk.Where(f => claim.Unreadable.Contains(f.Id)).ToList();
            await SettleAsync(lost, "unreadable", stopping).ConfigureAwait(false);
            chunk = [.. chunk.Except(lost)];
        }

        var raw = batch.Mode == ReplayMode.Raw
            ? await pulls.RawAsync([.. chunk.Where(f => claimed.ContainsKey(f.Id)).SelectMany(f => f.Pulls.Select(p => (f.Id, p)))], stopping).ConfigureAwait(false)
            : null;
        var busy = 0;
        foreach (var family in chunk)
        {
            if (claimed.TryGetValue(family.Id, out var verification))
            {
                var order = raw is null ? OperatorOrder.Ask(batch.ReplayId, family.Pulls, batch.Force) : OperatorOrder.Read(batch.ReplayId, family.Pulls, raw);
                _running.Add(Task.Run(() => AdvanceAsync(family, verification, order, stopping), CancellationToken.None));
            }
            else
            {
                // Somebody else has it at the moment: later.
                busy++;
                PutBack(family);
            }
        }

        if (busy > 0 && busy == chunk.Count)
        {
            await Task.Delay(BusyPause, time, stopping).ConfigureAwait(false);
        }
    }

    private async Task AdvanceAsync(Family family, Case verification, OperatorOrder order, CancellationToken stopping)
    {
        try
        {
            if (await runner.AdvanceAsync(verification, Lane.Replay, new ProgressRequest(), stopping, order).ConfigureAwait(false) is not { } advanced)
            {
                PutBack(family);
                return;
            }

            foreach (var pull in advanced.Pulls.Where(p => family.Pulls.Contains(p.Id)))
            {
                if (pull is { State: PullState.Failed, Answer.Failure.Class: var @class })
                {
                    _pace.Failed(@class);
                }
                else
                {
                    _pace.Answered();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The node stops: the pulls stay selected, another node goes on.
        }
        catch (Exception exception)
        {
            Log.Interrupted(logger, verification.Id, exception.GetType().Name, exception.StackTrace);
            if (++family.Tries < MostTries)
            {
                PutBack(family);
                return;
            }

            _pace.Failed(ErrorClass.Transient);
            await SettleAsync([family], "hub-fault", stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Of families that could not be worked on: told as failed, so that the batch comes to its end.</summary>
    private Task SettleAsync(IEnumerable<Family> families, string code, CancellationToken stopping) => replays.SettleAsync(
        [.. families.SelectMany(f => f.Pulls).Select(p => new ReplayedPull(batch.ReplayId, p, ReplayResult.FailedAgain, null, ErrorClass.Transient, code))], time.GetUtcNow(), stopping);

    private void PutBack(Family family)
    {
        lock (_lock)
        {
            _waiting.Enqueue(family);
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var pause = Task.Delay(IsEmpty ? LookAt : _pace.Wait, time, enough.Token);
        await Task.WhenAny([pause, .. _running]).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        stopping.ThrowIfCancellationRequested();
        if (_running.Count >= options.ReplayParallelism || IsEmpty)
        {
            return;
        }

        // A finished family frees a place, but not the pace.
        var rest = _pace.Wait;
        if (!pause.IsCompletedSuccessfully && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, stopping).ConfigureAwait(false);
        }
    }

    private sealed class Family(Guid id, Guid[] pulls)
    {
        public Guid Id => id;
        public Guid[] Pulls => pulls;
        public int Tries { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(2312, LogLevel.Warning, "Replay {Replay} stopped itself: {Class} came back {Times} times in a row")]
        public static partial void Stopped(ILogger logger, Guid replay, ErrorClass @class, int times);

        [LoggerMessage(2313, LogLevel.Error, "Verification {Id} was interrupted in a replay ({Exception}, its message may quote data and is left out){Stack}")]
        public static partial void Interrupted(ILogger logger, Guid id, string exception, string? stack);
    }
}
