using System.Collections.Concurrent;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <param name="Completion">The verification with its latest revision; faulted when the store could not be reached.</param>
internal sealed record RunningVerification(Task<Case> Completion, ProgressRequest Progress);

/// <summary>Verifications that this node advances, each on its own, independent of the request that brought it.</summary>
internal sealed partial class RunningVerifications(VerificationRunner runner, IVerificationStore store, TimeProvider time, ILogger<RunningVerifications> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (Case Verification, Task Work)> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public int Count => _running.Count;

    public RunningVerification Start(Case verification, Lane lane)
    {
        var progress = new ProgressRequest();
        var completion = RunAsync(verification, lane, progress);
        if (!completion.IsCompleted)
        {
            _running[verification.Id] = (verification, completion);
            _ = completion.ContinueWith(
                (_, id) => _running.TryRemove((Guid)id!, out var _),
                verification.Id,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return new RunningVerification(completion, progress);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what runs come to its end for a few seconds, then gives the rest back so that another node goes on at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var work = Task.WhenAll(_running.Values.Select(r => r.Work));
        await Task.WhenAny(work, Task.Delay(StopPatience, time, cancellationToken)).ConfigureAwait(false);
        var left = _running.Values.ToList();
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (left.Count > 0)
        {
            Log.GivenBack(logger, left.Count);
            await store.ReleaseAsync([.. left.Select(r => (r.Verification.Id, r.Verification.LeaseToken))], time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task<Case> RunAsync(Case verification, Lane lane, ProgressRequest progress)
    {
        try
        {
            // Taken over means that another worker stored, or will store, the verdict: what this one knows is the best answer it has.
            return await runner.AdvanceAsync(verification, lane, progress, _stopping.Token).ConfigureAwait(false) ?? verification;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing is lost: the lease runs out and a sweep takes the verification up again.
            Log.Interrupted(logger, verification.Id, exception);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2202, LogLevel.Error, "Verification {Id} was interrupted; it is taken up again when its lease has run out")]
        public static partial void Interrupted(ILogger logger, Guid id, Exception exception);

        [LoggerMessage(2203, LogLevel.Information, "{Count} running verifications are given back for another node to go on")]
        public static partial void GivenBack(ILogger logger, int count);
    }
}
