using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Pulling;
using Microsoft.Extensions.Logging;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <summary>
/// Puts off what could not be gone on with: later each time, so that one verification that always fails costs little of anybody's time and
/// quota, and marked with why, so that an operator finds it.
/// </summary>
internal sealed partial class Postponing(
    IVerificationStore store, RetrySchedule schedule, PipelineTelemetry telemetry, TimeProvider time, Random jitter, ILogger<Postponing> logger)
{
    /// <summary>For the mark alone: without it the lease runs out, and the verification is due again by that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>An advance that failed, whatever the reason; its lease is given back.</summary>
    public Task FailedAsync(Case verification, Exception exception)
    {
        var fault = exception switch
        {
            UnreadableVerificationException unreadable => unreadable.Fault,
            StoreUnavailableException => Fault.NotStored,
            _ => Fault.Advance,
        };
        Log.Failed(logger, verification.Id, EnumNames<Fault>.Of(fault), verification.Faults + 1, exception.GetType().Name, exception.StackTrace);
        return PostponeAsync([new UnreadableVerification(verification.Id, verification.LeaseToken, fault, verification.Faults)]);
    }

    /// <summary>Claimed verifications that cannot be read; their leases are given back.</summary>
    public Task UnreadableAsync(IReadOnlyList<UnreadableVerification> claimed)
    {
        foreach (var one in claimed)
        {
            Log.Unreadable(logger, one.Id, EnumNames<Fault>.Of(one.Fault), one.Faults + 1);
        }

        return claimed.Count == 0 ? Task.CompletedTask : PostponeAsync(claimed);
    }

    private async Task PostponeAsync(IReadOnlyList<UnreadableVerification> faulty)
    {
        var now = time.GetUtcNow();
        var postponements = new List<Postponement>(faulty.Count);
        foreach (var one in faulty)
        {
            telemetry.Failed(one.Fault);
            postponements.Add(new Postponement(one.Id, one.LeaseToken, one.Fault, now + schedule.Wait(one.Faults + 1, jitter.NextDouble())));
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            await store.PostponeAsync(postponements, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.NotMarked(logger, postponements.Count, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2202, LogLevel.Error, "Verification {Id} could not be gone on with ({Fault}, {Count} times in a row); it is tried again later ({Exception}, its message may quote data and is left out){Stack}")]
        public static partial void Failed(ILogger logger, Guid id, string fault, int count, string exception, string? stack);

        [LoggerMessage(2204, LogLevel.Error, "Verification {Id} cannot be read ({Fault}, {Count} times in a row); it is tried again later")]
        public static partial void Unreadable(ILogger logger, Guid id, string fault, int count);

        [LoggerMessage(2205, LogLevel.Warning, "{Count} verifications that failed could not be marked; they are tried again when their leases have run out")]
        public static partial void NotMarked(ILogger logger, int count, Exception exception);
    }
}
