using DataHub.Core.Pulls;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Pulling;

/// <summary>When a failed pull is asked again, and a failed advance tried again: exponential with jitter, never before the source said, and not for ever.</summary>
internal sealed class RetrySchedule(IOptions<PipelineOptions> options)
{
    /// <param name="attempts">Attempts so far, at least 1.</param>
    /// <param name="retryUntil">After then nothing is asked again by itself.</param>
    /// <param name="jitter">0 to 1.</param>
    /// <returns>Null when only a person can go on.</returns>
    public DateTimeOffset? Next(PullFailure failure, int attempts, DateTimeOffset now, DateTimeOffset retryUntil, double jitter)
    {
        if (!failure.Class.IsRetryable())
        {
            return null;
        }

        var next = now + Wait(attempts, jitter);
        if (failure.NotBefore is { } notBefore && notBefore > now)
        {
            next = notBefore + TimeSpan.FromSeconds(Math.Min(options.Value.RetryFirst.TotalSeconds, 60) * jitter);
        }

        return next <= retryUntil ? next : null;
    }

    /// <summary>After so many failures in a row: doubled each time, half fixed, half random, so that what failed together does not come back together.</summary>
    /// <param name="attempts">At least 1.</param>
    /// <param name="jitter">0 to 1.</param>
    public TimeSpan Wait(int attempts, double jitter)
    {
        var backoff = Math.Min(options.Value.RetryFirst.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 20)), options.Value.RetryMost.TotalSeconds);
        return TimeSpan.FromSeconds((backoff / 2) + (backoff / 2 * jitter));
    }
}
