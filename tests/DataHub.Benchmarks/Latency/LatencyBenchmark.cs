using System.Collections.Concurrent;
using DataHub.Benchmarks.Load;
using DataHub.Benchmarks.Reporting;
using DataHub.Benchmarks.Staging;

namespace DataHub.Benchmarks.Latency;

/// <summary>What the hub itself adds to the slowest chain of calls of a family, at half of its peak rate.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private static readonly TimeSpan OfSources = TimeSpan.FromMilliseconds(100);

    /// <summary>Tried one after the other until one more step brings no more.</summary>
    private static readonly int[] Connections = [32, 64, 128, 256, 512];

    public string Name => "latency";
    public string Description => "what the hub adds to the slowest chain of calls, sources at 100 ms, at half of its peak rate";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        var chains = new SourceChains();
        await using var stage = await BenchmarkStage.StartAsync(log, chains, cancellationToken);
        var duration = TimeSpan.FromSeconds(settings.Seconds);
        await WarmUp.RunAsync(stage.Hub, Connections[0], duration, log, cancellationToken); // With sources at once.
        await WarmUp.RunAsync(stage.FanOut, Connections[0], duration, log, cancellationToken);
        stage.Bureau.Latency.SetAll(OfSources);
        var peak = await PeakAsync(stage.Hub, duration, log, cancellationToken);
        var rate = peak / 2;
        var hub = await AdditionAsync(stage.Hub, chains, rate, duration * settings.Rounds, cancellationToken);
        var fanOut = await AdditionAsync(stage.FanOut, chains, rate, duration * settings.Rounds, cancellationToken);
        if (chains.Strange > 0)
        {
            throw new BenchmarkException($"{chains.Strange} calls of sources belong to no family: the chains are not whole.");
        }

        log.WriteLine($"{hub.Length} verifications at {rate:N0} a second");
        return
        [
            new("latency/peak", peak, "1/s"),
            new("latency/addition-p50", At(hub, 0.50), "ms", Target: 3, LowerIsBetter: true),
            new("latency/addition-p99", At(hub, 0.99), "ms", Target: 15, LowerIsBetter: true),
            new("latency/bare-addition-p50", At(fanOut, 0.50), "ms"),
            new("latency/bare-addition-p99", At(fanOut, 0.99), "ms"),
        ];
    }

    private static async Task<double> PeakAsync(FamilyCaller caller, TimeSpan duration, TextWriter log, CancellationToken cancellationToken)
    {
        var peak = 0.0;
        foreach (var connections in Connections)
        {
            var (done, elapsed) = await ClosedLoop.RunAsync(caller, connections, duration, cancellationToken);
            var rate = done / elapsed.TotalSeconds;
            log.WriteLine($"{connections} connections: {rate:N0} a second");
            if (rate < peak * 1.05)
            {
                return Math.Max(peak, rate);
            }

            peak = rate;
        }

        return peak;
    }

    /// <returns>Milliseconds of each verification beyond its chain, ascending.</returns>
    private static async Task<double[]> AdditionAsync(FamilyCaller caller, SourceChains chains, double perSecond, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var family = 0; family < caller.Families; family++)
        {
            chains.Take(family); // What came before is another measurement's.
        }

        var additions = new ConcurrentBag<double>();
        await OpenLoop.RunAsync(caller, perSecond, duration, (family, took) => additions.Add((took - chains.Take(family)).TotalMilliseconds), cancellationToken);
        return [.. additions.Order()];
    }

    /// <summary>Nearest rank.</summary>
    private static double At(double[] ascending, double share) => ascending[Math.Max(0, (int)Math.Ceiling(share * ascending.Length) - 1)];
}
