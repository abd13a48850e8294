using DataHub.Benchmarks.Deciding;
using DataHub.Benchmarks.FailedPulls;
using DataHub.Benchmarks.Latency;
using DataHub.Benchmarks.Matching;
using DataHub.Benchmarks.Online;
using DataHub.Benchmarks.Storing;

namespace DataHub.Benchmarks;

internal static class Catalogue
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new OnlineBenchmark(), new LatencyBenchmark(), new DecideBenchmark(), new StorageBenchmark(), new MatchingBenchmark(), new FailedPullsBenchmark(),
    ];
}
