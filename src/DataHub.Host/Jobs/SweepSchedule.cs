using Hangfire;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Jobs;

/// <summary>Registers the recurring sweep; every node does, and all mean the same one.</summary>
internal sealed class SweepSchedule(IRecurringJobManager recurring, IOptions<JobOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        recurring.AddOrUpdate<AdvanceDueJob>(JobSetup.SweepId, job => job.RunAsync(CancellationToken.None), $"*/{options.Value.SweepSeconds} * * * * *");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
