using DataHub.Core.Ports;
using Hangfire;

namespace DataHub.Host.Jobs;

/// <inheritdoc cref="IJobQueue"/>
internal sealed class HangfireJobQueue(IBackgroundJobClient jobs) : IJobQueue
{
    public void AdvanceDue() => jobs.Enqueue<AdvanceDueJob>(job => job.RunAsync(CancellationToken.None));
}
