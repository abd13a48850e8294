namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>When a delivery that failed is tried again.</summary>
/// <param name="jitter">Spreads the tries of many.</param>
public sealed class DeliverySchedule(Random jitter)
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    /// <param name="tries">Failed so far, this one too: from 1.</param>
    /// <param name="notBefore">The receiver's own wish (<c>Retry-After</c>); taken up to the longest wait.</param>
    public DateTimeOffset Next(int tries, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var wait = Waits[Math.Clamp(tries - 1, 0, Waits.Length - 1)];
        var next = now + (wait * (0.8 + (0.4 * jitter.NextDouble())));
        var wished = notBefore is { } wish && wish > now + Waits[^1] ? now + Waits[^1] : notBefore;
        return wished > next ? wished.Value : next;
    }
}
