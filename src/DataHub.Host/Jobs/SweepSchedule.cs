using Hangfire;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Jobs;

/// <summary>
/// Registers the recurring sweeps; every node does, and all mean the same ones. Beside the start, not in it: the registration waits for a lock
/// of the job engine, which another node may hold, or one that was killed; a hub that cannot have it now answers all the same.
/// </summary>
internal sealed partial class SweepSchedule(IRecurringJobManager recurring, IOptions<JobOptions> options, TimeProvider time, ILogger<SweepSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryRegisterAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryRegisterAsync(CancellationToken stopping)
    {
        try
        {
            // The engine waits for the lock on its caller's thread, up to 15 s; a stop of the hub does not wait with it.
            await Task.Run(Register, stopping).WaitAsync(stopping);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Log.NotRegistered(logger, exception);
            return false;
        }
    }

    private void Register()
    {
        var sweep = $"*/{options.Value.SweepSeconds} * * * * *";
        recurring.AddOrUpdate<AdvanceDueJob>(JobSetup.SweepId, job => job.RunAsync(CancellationToken.None), sweep);
        recurring.AddOrUpdate<ReplayJob>(JobSetup.ReplaySweepId, ReplayJob.Queue, job => job.RunAsync(CancellationToken.None), sweep);
        recurring.AddOrUpdate<BatchJob>(JobSetup.BatchSweepId, BatchJob.Queue, job => job.RunAsync(CancellationToken.None), sweep);
        recurring.AddOrUpdate<DeliverWebhooksJob>(JobSetup.WebhooksId, JobSetup.WebhooksQueue, job => job.RunAsync(CancellationToken.None), sweep);
        recurring.AddOrUpdate<DeliverWebhooksJob>(JobSetup.WebhooksTidyId, JobSetup.WebhooksQueue, job => job.TidyAsync(CancellationToken.None), "17 * * * *");
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Warning, "The sweeps cannot be registered yet; it is tried again in seconds")]
        public static partial void NotRegistered(ILogger logger, Exception exception);
    }
}
