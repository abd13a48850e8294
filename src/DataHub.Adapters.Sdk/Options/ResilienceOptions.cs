namespace DataHub.Adapters.Sdk.Options;

/// <summary>Repeats of a transient failure within one pull; more patience than this is the retry sweep's.</summary>
public sealed class RetryOptions
{
    /// <summary>Repeats after the first attempt, 0 to 5.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Delay before the first repeat; doubles, with jitter.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    internal IEnumerable<string> Problems(string path)
    {
        if (Count is < 0 or > 5)
        {
            yield return $"{path}:Count must be between 0 and 5";
        }

        if (BaseDelay <= TimeSpan.Zero || BaseDelay > TimeSpan.FromSeconds(30))
        {
            yield return $"{path}:BaseDelay must be more than 0 and at most 00:00:30";
        }
    }
}

/// <summary>When a source is left alone for a while.</summary>
public sealed class BreakerOptions
{
    /// <summary>Share of transient and outage failures within <see cref="Sampling"/> that opens it: more than 0, at most 1.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Calls within <see cref="Sampling"/> below which it never opens, at least 2.</summary>
    public int MinimumThroughput { get; set; } = 20;
    public TimeSpan Sampling { get; set; } = TimeSpan.FromSeconds(30);
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);

    internal IEnumerable<string> Problems(string path)
    {
        if (FailureRatio is not (> 0 and <= 1))
        {
            yield return $"{path}:FailureRatio must be more than 0 and at most 1";
        }

        if (MinimumThroughput < 2)
        {
            yield return $"{path}:MinimumThroughput must be at least 2";
        }

        if (Sampling < TimeSpan.FromMilliseconds(500) || Sampling > TimeSpan.FromDays(1))
        {
            yield return $"{path}:Sampling must be between 00:00:00.5 and 1.00:00:00";
        }

        if (BreakFor < TimeSpan.FromMilliseconds(500) || BreakFor > TimeSpan.FromDays(1))
        {
            yield return $"{path}:BreakFor must be between 00:00:00.5 and 1.00:00:00";
        }
    }
}

/// <summary>What the source allows over all nodes; 0 stands for no limit.</summary>
public sealed class QuotaOptions
{
    public int PerSecond { get; set; }
    public int PerDay { get; set; }

    /// <summary>Longest wait for the next second's quota before a call is refused as throttled.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(2);

    internal bool IsLimited => PerSecond > 0 || PerDay > 0;

    internal IEnumerable<string> Problems(string path)
    {
        if (PerSecond < 0 || PerDay < 0)
        {
            yield return $"{path}:PerSecond and {path}:PerDay must not be negative; 0 stands for no limit";
        }

        if (MaxWait < TimeSpan.Zero || MaxWait > TimeSpan.FromMinutes(1))
        {
            yield return $"{path}:MaxWait must be between 0 and 00:01:00";
        }
    }
}
