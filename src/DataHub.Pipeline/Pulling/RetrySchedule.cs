using DataHub.Core.Pulls;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Pulling;

/// <summary>When a failed pull is asked again: exponential with jitter, never before the source said, and not for ever.</summary>
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

        var first = options.Value.RetryFirst.TotalSeconds;
        var backoff = Math.Min(first * Math.Pow(2, Math.Min(attempts - 1, 20)), options.Value.RetryMost.TotalSeconds);

        // Half fixed, half random: pulls that failed together must not come back together.
        var wait = TimeSpan.FromSeconds((backoff / 2) + (backoff / 2 * jitter));
        var next = now + wait;
        if (failure.NotBefore is { } notBefore && notBefore > now)
        {
            next = notBefore + TimeSpan.FromSeconds(Math.Min(first, 60) * jitter);
        }

        return next <= retryUntil ? next : null;
    }
}
