using DataHub.Benchmarks.Latency;
using DataHub.Benchmarks.Online;

namespace DataHub.Benchmarks;

internal static class Catalogue
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new OnlineBenchmark(), new LatencyBenchmark()];
}
