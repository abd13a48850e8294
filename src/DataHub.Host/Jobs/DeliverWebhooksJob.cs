using DataHub.Pipeline.Delivering.Webhooks;
using Hangfire;

namespace DataHub.Host.Jobs;

/// <summary>Sends due webhooks until none is due. Carries no arguments: what is due says the database.</summary>
// Not retried by the engine: the sweep comes again in seconds, and what failed is still due.
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class DeliverWebhooksJob(WebhookWork work)
{
    private readonly JobTurns _turns = new(1);

    public Task RunAsync(CancellationToken cancellationToken) => _turns.RunAsync(() => work.RunAsync(cancellationToken));

    public Task TidyAsync(CancellationToken cancellationToken) => work.TidyAsync(cancellationToken);
}
