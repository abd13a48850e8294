using DataHub.Core.Ports;
using Microsoft.Extensions.Logging;

namespace DataHub.Pipeline.Advancing;

/// <summary>
/// Stores an advance though the database is away for a moment: what the sources answered has cost quota, and is not thrown away for it.
/// The lease's token and the advance's id make a repeat harmless, whether the try before it was stored or not.
/// </summary>
internal sealed partial class AdvanceSaver(IVerificationStore store, TimeProvider time, Random jitter, ILogger<AdvanceSaver> logger)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <param name="until">End of the lease: later another worker may have asked anew.</param>
    /// <exception cref="StoreUnavailableException">The database was away until then.</exception>
    public async Task<AdvanceResult> SaveAsync(Advance advance, DateTimeOffset until, CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await store.SaveAdvanceAsync(advance, stopping).ConfigureAwait(false);
            }
            catch (StoreUnavailableException exception)
            {
                var wait = Wait(tries);
                if (time.GetUtcNow() + wait >= until)
                {
                    throw;
                }

                if (tries == 1)
                {
                    Log.TriedAgain(logger, advance.Verification.Id, exception.InnerException?.GetType().Name, until);
                }

                await Task.Delay(wait, time, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Doubled each time, half of it random: all that waits for the database must not come to it at once.</summary>
    private TimeSpan Wait(int tries)
    {
        var most = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(tries - 1, 20)), Most.TotalMilliseconds);
        return TimeSpan.FromMilliseconds((most / 2) + (most / 2 * jitter.NextDouble()));
    }

    private static partial class Log
    {
        [LoggerMessage(2206, LogLevel.Warning, "Verification {Id} cannot be stored, the database does not answer ({Exception}); it is tried again until {Until:O}")]
        public static partial void TriedAgain(ILogger logger, Guid id, string? exception, DateTimeOffset until);
    }
}
