using DataHub.Pipeline.Batching;
using Hangfire;

namespace DataHub.Host.Jobs;

/// <summary>Goes on with batches, chunk after chunk; as <see cref="ReplayJob"/>, it carries no arguments and does no harm when doubled or lost.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class BatchJob(BatchWork work, TimeProvider time)
{
    public const string Queue = "batch";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(50);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await work.TidyAsync(cancellationToken);
        while (await work.RunChunkAsync(cancellationToken) && time.GetElapsedTime(began) < Longest)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
