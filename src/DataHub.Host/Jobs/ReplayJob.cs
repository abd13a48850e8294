using DataHub.Pipeline.Replaying;
using Hangfire;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Jobs;

/// <summary>
/// Goes on with replays, batch after batch. Carries no arguments: what is to be done says the database.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReplayJob(ReplayWork work, TimeProvider time, IOptions<JobOptions> options)
{
    public const string Queue = "replay";

    /// <summary>Then the sweep's next job goes on: a job engine that shows work of hours tells nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    private readonly JobTurns _turns = new(options.Value.ReplayWorkers);

    public Task RunAsync(CancellationToken cancellationToken) => _turns.RunAsync(async () =>
    {
        var began = time.GetTimestamp();
        await work.FoldAsync(cancellationToken);
        while (await work.RunBatchAsync(cancellationToken) && time.GetElapsedTime(began) < Longest)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    });
}
