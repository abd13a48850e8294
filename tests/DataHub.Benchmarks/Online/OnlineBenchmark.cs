using System.Diagnostics;
using DataHub.Benchmarks.Load;
using DataHub.Benchmarks.Reporting;
using DataHub.Benchmarks.Staging;

namespace DataHub.Benchmarks.Online;

/// <summary>Online verifications per second of the hub beside a bare fan-out of the same calls.</summary>
internal sealed class OnlineBenchmark : IBenchmark
{
    /// <summary>Enough to keep two cores busy; more only queue.</summary>
    private const int Connections = 64;

    public string Name => "online";
    public string Description => "verifications per second of the hub as a share of a bare fan-out that makes the same calls";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        await using var stage = await BenchmarkStage.StartAsync(log, watch: null, cancellationToken);
        var hub = new List<Round>();
        var fanOut = new List<Round>();
        var duration = TimeSpan.FromSeconds(settings.Seconds);
        // Not counted: until the runtime has compiled what it compiles anew, which in a hub's life of months is its first minutes.
        await WarmUp.RunAsync(stage.Hub, Connections, duration, log, cancellationToken);
        await WarmUp.RunAsync(stage.FanOut, Connections, duration, log, cancellationToken);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            hub.Add(await MeasureAsync(stage.Hub, stage.HubUsageAsync, duration, cancellationToken));
            fanOut.Add(await MeasureAsync(stage.FanOut, stage.FanOutUsageAsync, duration, cancellationToken));
            log.WriteLine($"round {round}: hub {hub[^1]}; fan-out {fanOut[^1]}");
        }

        List<Measurement> measurements =
        [
            new("online/throughput", Median(hub, r => r.PerSecond), "1/s", Median(fanOut, r => r.PerSecond), Target: 0.4),
            new("online/allocated", Median(hub, r => r.AllocatedKiB), "KiB", Median(fanOut, r => r.AllocatedKiB)),
            new("online/cpu-of-server", Median(hub, r => r.ServerMicroseconds), "µs", Median(fanOut, r => r.ServerMicroseconds)),
            new("online/cpu-of-mock-and-load", Median(hub, r => r.OutsideMicroseconds), "µs", Median(fanOut, r => r.OutsideMicroseconds)),
            new("online/calls-per-family", stage.CallsPerFamily, "calls"),
        ];
        if (hub.All(r => r.DatabaseMicroseconds is not null))
        {
            measurements.Add(new("online/cpu-of-database", Median(hub, r => r.DatabaseMicroseconds!.Value), "µs"));
        }

        return measurements;
    }

    private static async Task<Round> MeasureAsync(FamilyCaller caller, Func<CancellationToken, Task<Usage>> usage, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = await usage(cancellationToken);
        var outsideBefore = ProcessorTime.Of(Environment.ProcessId);
        var (done, elapsed) = await ClosedLoop.RunAsync(caller, Connections, duration, cancellationToken);
        var outside = ProcessorTime.Of(Environment.ProcessId) - outsideBefore;
        var after = await usage(cancellationToken);
        return new Round(
            done / elapsed.TotalSeconds,
            (after.Processor - before.Processor).TotalMicroseconds / done,
            (after.Database - before.Database)?.TotalMicroseconds / done,
            outside.TotalMicroseconds / done,
            (after.Allocated - before.Allocated) / 1024 / done);
    }

    private static double Median(List<Round> rounds, Func<Round, double> figure)
    {
        var ordered = rounds.Select(figure).Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>One round of one side; all but the rate for one verification.</summary>
    private sealed record Round(double PerSecond, double ServerMicroseconds, double? DatabaseMicroseconds, double OutsideMicroseconds, double AllocatedKiB)
    {
        public override string ToString() =>
            $"{PerSecond:N0}/s, CPU {ServerMicroseconds:N0} + database {DatabaseMicroseconds:N0} + mock and load {OutsideMicroseconds:N0} µs, {AllocatedKiB:N0} KiB";
    }
}
