using DataHub.Pipeline.Replaying;
using Hangfire;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Jobs;

/// <summary>Goes on with due verifications, chunk after chunk, until none is due. Carries no arguments: what is due says the database.</summary>
// Not retried by the engine: the sweep comes again in seconds, and what failed is still due.
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class AdvanceDueJob(DueWork work, IOptions<JobOptions> options)
{
    private readonly JobTurns _turns = new(options.Value.Workers);

    public Task RunAsync(CancellationToken cancellationToken) => _turns.RunAsync(async () =>
    {
        while ((await work.RunChunkAsync(cancellationToken)).More)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    });
}
