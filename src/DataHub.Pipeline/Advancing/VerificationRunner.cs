using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Deciding;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Planning;
using DataHub.Pipeline.Pulling;
using DataHub.Verification.Deciding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <summary>
/// The one road of every family: decide, ask what can still change the verdict, decide again, store. The online request, the retry
/// sweep and every other door call this.
/// </summary>
internal sealed partial class VerificationRunner(
    PolicyCatalog policies,
    PullExecutor executor,
    AdvanceSaver saver,
    SharedDelays delays,
    ReceiptIssuer receipts,
    PipelineTelemetry telemetry,
    ISeasonClock season,
    TimeProvider time,
    IOptions<PipelineOptions> options,
    ILogger<VerificationRunner> logger)
{
    /// <param name="progress">Asks for a revision of what is known so far, while the work goes on.</param>
    /// <param name="stopping">The node's stop: what is stored stays, the rest is taken up by another node.</param>
    /// <param name="order">What an operator wants done with some of the pulls.</param>
    /// <returns>The verification with its latest revision, or null when another worker had taken it over.</returns>
    public async Task<Case?> AdvanceAsync(Case verification, Lane lane, ProgressRequest progress, CancellationToken stopping, OperatorOrder? order = null)
    {
        using var activity = PipelineTelemetry.StartAdvance(verification.TraceParent);
        activity?.SetTag("datahub.verification", verification.Id);
        var started = time.GetTimestamp();
        var leasedUntil = time.GetUtcNow() + options.Value.Lease;
        var policy = await policies.VersionAsync(verification.PolicyKey, verification.PolicyVersion, stopping).ConfigureAwait(false);
        var work = new VerificationWork(verification, policy, season, time, options.Value.AdvanceBudget, options.Value.RetryBeyondDeadline, order);
        work.Begin(executor.ReadAgain);
        var running = new List<Task<Pull>>();
        var context = new PullContext { Lane = lane, Division = verification.PolicyKey.Division, GiveUpAt = work.GiveUpAt };
        while (true)
        {
            if (work.TakeWave() is { Count: > 0 } wave)
            {
                running.AddRange(executor.Start(wave, context, work.RetryUntil, stopping));
            }

            var done = running.Count == 0;
            if (!done)
            {
                // What is under way can no longer change the verdict: it is told now, and the rest seen through afterwards.
                var settled = work.IsSettled && (work.HasNews || !progress.IsAnswered);
                await (settled ? WaitALittleAsync(running, options.Value.LateGrace, progress, stopping) : WaitForSomeAsync(running, progress, stopping)).ConfigureAwait(false);
                Collect(running, work);
                if (running.Count == 0 || !(progress.IsAsked || (settled && work.IsSettled)))
                {
                    continue;
                }
            }

            var keepLeaseUntil = done ? null : (DateTimeOffset?)(time.GetUtcNow() + options.Value.Lease);
            switch (await SaveAsync(work, leasedUntil, keepLeaseUntil, stopping).ConfigureAwait(false))
            {
                case AdvanceOutcome.Saved when done:
                    telemetry.Advanced(time.GetElapsedTime(started), lane);
                    return work.Current;
                case AdvanceOutcome.Saved:
                    leasedUntil = keepLeaseUntil!.Value;
                    progress.Answer(work.Current);
                    break;
                case AdvanceOutcome.LeaseLost:
                    return null;
                case AdvanceOutcome.SeatsTaken:
                    // Another family confirmed the home: go round again knowing it, as more may have to be asked now.
                    break;
            }
        }
    }

    /// <summary>The first answer, or the whole wave if the rest comes soon after it: one decision for a wave, no waiting for a slow source.</summary>
    private async Task WaitForSomeAsync(List<Task<Pull>> running, ProgressRequest progress, CancellationToken stopping)
    {
        Task first = running.Count == 1 ? running[0] : Task.WhenAny(running);
        if (!first.IsCompleted)
        {
            await (progress.IsAnswered ? first : Task.WhenAny(first, progress.Asked)).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
        }

        await WaitALittleAsync(running, options.Value.WaveGrace, null, stopping).ConfigureAwait(false);
    }

    /// <summary>For all of them, but no longer than the grace, or until a caller's patience ends.</summary>
    private async Task WaitALittleAsync(List<Task<Pull>> running, TimeSpan grace, ProgressRequest? progress, CancellationToken stopping)
    {
        if (grace == TimeSpan.Zero || progress?.IsAsked == true || running.TrueForAll(pull => pull.IsCompleted))
        {
            return;
        }

        Task all = running.Count == 1 ? running[0] : Task.WhenAll(running);
        var over = delays.Of(grace);
        await (progress is null or { IsAnswered: true } ? Task.WhenAny(all, over) : Task.WhenAny(all, over, progress.Asked)).WaitAsync(stopping).ConfigureAwait(false);
    }

    private static void Collect(List<Task<Pull>> running, VerificationWork work)
    {
        for (var i = running.Count - 1; i >= 0; i--)
        {
            if (running[i].IsCompleted)
            {
                work.Settle(running[i].GetAwaiter().GetResult());
                running.RemoveAt(i);
            }
        }
    }

    private async Task<AdvanceOutcome> SaveAsync(VerificationWork work, DateTimeOffset leasedUntil, DateTimeOffset? keepLeaseUntil, CancellationToken stopping)
    {
        var advance = work.ToAdvance(keepLeaseUntil, receipts);
        var result = await saver.SaveAsync(advance, leasedUntil, stopping).ConfigureAwait(false);
        switch (result.Outcome)
        {
            case AdvanceOutcome.Saved:
                work.Saved(advance);
                if (advance.NewRevision is { } revision)
                {
                    telemetry.Decided(revision.Verdict, revision.Final);
                }

                break;
            case AdvanceOutcome.SeatsTaken:
                work.Know(result.Seats);
                break;
            case AdvanceOutcome.LeaseLost:
                Log.LeaseLost(logger, work.Current.Id);
                break;
        }

        return result.Outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Warning, "Verification {Id} was taken over by another worker; this one's work on it is dropped")]
        public static partial void LeaseLost(ILogger logger, Guid id);
    }
}
