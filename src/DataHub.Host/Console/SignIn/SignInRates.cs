using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Console.SignIn;

/// <summary>Tries to sign in, by address: passwords cannot be tried, nor the hub kept busy with hashing, without end.</summary>
internal sealed class SignInRates(IOptions<ConsoleOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.SignInsPerMinute,
            TokensPerPeriod = options.Value.SignInsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    public RateLimitLease Acquire(HttpContext context) => _limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");

    public void Dispose() => _limiter.Dispose();
}
