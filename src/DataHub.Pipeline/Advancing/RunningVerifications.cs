using System.Collections.Concurrent;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <param name="Completion">The verification with its latest revision; faulted when the store could not be reached.</param>
internal sealed record RunningVerification(Task<Case> Completion, ProgressRequest Progress)
{
    /// <summary>The verdict is told, or was asked for: what is seen through beside it need not be waited for.</summary>
    public Task Told => Task.WhenAny(Completion, Progress.Answered);

    /// <summary>The verification as of now, once it was <see cref="Told"/>.</summary>
    public Task<Case> Verdict => Completion.IsCompleted ? Completion : Progress.Answered;

    /// <summary>The verification when it is decided, or with what is known when the caller's patience ends; it goes on by itself.</summary>
    public async Task<Case> VerdictAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        var told = Told;
        if (!told.IsCompleted && wait > TimeSpan.Zero)
        {
            await told.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!told.IsCompleted)
        {
            Progress.Ask();
            await told.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await Verdict.ConfigureAwait(false);
    }
}

/// <summary>Verifications that this node advances, each on its own, independent of the request that brought it.</summary>
internal sealed partial class RunningVerifications(VerificationRunner runner, Postponing postponing, IVerificationStore store, TimeProvider time, ILogger<RunningVerifications> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>By lease: a verification that this node lost and got again runs twice for a moment.</summary>
    private readonly ConcurrentDictionary<(Guid Id, Guid Token), Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public int Count => _running.Count;

    public RunningVerification Start(Case verification, Lane lane)
    {
        // Known before it begins: a stop must find it.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[(verification.Id, verification.LeaseToken)] = ended.Task;
        var progress = new ProgressRequest();
        var completion = RunAsync(verification, lane, progress, ended);
        if (!completion.IsCompleted)
        {
            // A fault is logged; the caller who would see it may have gone.
            _ = completion.ContinueWith(
                static work => _ = work.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return new RunningVerification(completion, progress);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what runs come to its end for a few seconds, then gives the rest back so that another node goes on at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var work = Task.WhenAll(_running.Values);
        await Task.WhenAny(work, Task.Delay(StopPatience, time, cancellationToken)).ConfigureAwait(false);
        var left = _running.Keys;
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (left.Count > 0)
        {
            Log.GivenBack(logger, left.Count);
            await store.ReleaseAsync([.. left], time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task<Case> RunAsync(Case verification, Lane lane, ProgressRequest progress, TaskCompletionSource ended)
    {
        try
        {
            // Taken over means that another worker stored, or will store, the verdict: what this one knows is the best answer it has.
            return await runner.AdvanceAsync(verification, lane, progress, _stopping.Token).ConfigureAwait(false) ?? verification;
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            // Nothing is lost: a sweep takes the verification up again.
            await postponing.FailedAsync(verification, exception).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _running.TryRemove((verification.Id, verification.LeaseToken), out _);
            ended.SetResult();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2203, LogLevel.Information, "{Count} running verifications are given back for another node to go on")]
        public static partial void GivenBack(ILogger logger, int count);
    }
}
