using DataHub.Pipeline.Replaying;
using Hangfire;

namespace DataHub.Host.Jobs;

/// <summary>
/// Goes on with replays, batch after batch. Carries no arguments: what is to be done says the database. While one is at work,
/// what the sweep enqueues meanwhile finds nothing to take and ends, so that the queue stays short however long a replay takes.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReplayJob(ReplayWork work, TimeProvider time)
{
    public const string Queue = "replay";

    /// <summary>Then the sweep's next job goes on: a job engine that shows work of hours tells nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await work.FoldAsync(cancellationToken);
        while (await work.RunBatchAsync(cancellationToken) && time.GetElapsedTime(began) < Longest)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
