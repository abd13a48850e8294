using DataHub.Pipeline.Delivering.Webhooks;
using Hangfire;

namespace DataHub.Host.Jobs;

/// <summary>Sends due webhooks until none is due. Carries no arguments: what is due says the database.</summary>
// Not retried by the engine: the sweep comes again in seconds, and what failed is still due.
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class DeliverWebhooksJob(WebhookWork work)
{
    private int _running;

    /// <summary>One at a time on a node: a sweep that finds another at work leaves it to that one, so that the queue never grows.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return;
        }

        try
        {
            await work.RunAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    public Task TidyAsync(CancellationToken cancellationToken) => work.TidyAsync(cancellationToken);
}
