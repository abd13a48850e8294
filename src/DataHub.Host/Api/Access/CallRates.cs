using System.Globalization;
using System.Threading.RateLimiting;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Access;

/// <summary>Limits the calls of one client on this node, and tells how many are left (<c>RateLimit-*</c>).</summary>
internal sealed class CallRates : IMiddleware, IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;
    private readonly string _limit;
    private readonly int _burst;
    private readonly int _perSecond;

    public CallRates(IOptions<AccessOptions> options)
    {
        _burst = options.Value.Burst;
        _perSecond = options.Value.CallsPerSecond;
        _limit = _burst.ToString(CultureInfo.InvariantCulture);

        // Ten times a second: a client that used its burst goes on evenly, not in jumps.
        var period = TimeSpan.FromSeconds(_perSecond >= 10 ? 0.1 : 1);
        var tokens = _perSecond >= 10 ? _perSecond / 10 : _perSecond;
        _limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = _burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        }));
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is null)
        {
            await next(context);
            return;
        }

        // Without a valid credential the address counts, so that keys cannot be tried without end.
        var client = (context.User as CallerPrincipal)?.Caller.ClientId ?? $"address {context.Connection.RemoteIpAddress}";
        using var lease = _limiter.AttemptAcquire(client);
        var left = _limiter.GetStatistics(client)?.CurrentAvailablePermits ?? 0;
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = _limit;
        headers["RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = ((_burst - left + _perSecond - 1) / _perSecond).ToString(CultureInfo.InvariantCulture);
        if (lease.IsAcquired)
        {
            await next(context);
        }
        else
        {
            await new Problem(ErrorCodes.RateLimited, $"A client may make {_perSecond} calls a second, {_burst} at once.") { RetryAfter = 1 }.ExecuteAsync(context);
        }
    }

    public void Dispose() => _limiter.Dispose();
}
