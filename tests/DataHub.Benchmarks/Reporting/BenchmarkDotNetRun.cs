using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DataHub.Benchmarks.Reporting;

/// <summary>Runs BenchmarkDotNet in this process, quietly, and hands back the figures.</summary>
internal static class BenchmarkDotNetRun
{
    /// <returns>Mean nanoseconds and allocated bytes of each method, by its name.</returns>
    /// <exception cref="BenchmarkException">A benchmark gave no result.</exception>
    public static IReadOnlyDictionary<string, (double Nanoseconds, double Bytes)> Of<T>(TextWriter log)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(12))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
        var summary = BenchmarkRunner.Run<T>(config);
        var figures = new Dictionary<string, (double, double)>();
        foreach (var report in summary.Reports)
        {
            var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            var statistics = report.ResultStatistics ?? throw new BenchmarkException($"BenchmarkDotNet measured nothing for {name}: {Problems(summary, report)}");
            var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            figures[name] = (statistics.Mean, bytes);
            log.WriteLine($"{name}: {statistics.Mean:N0} ns ± {statistics.StandardError:N0}, {bytes:N0} B");
        }

        return figures.Count > 0 ? figures : throw new BenchmarkException($"BenchmarkDotNet ran nothing: {string.Join("; ", summary.ValidationErrors.Select(e => e.Message))}");
    }

    private static string Problems(Summary summary, BenchmarkReport report) =>
        string.Join("; ", summary.ValidationErrors.Select(e => e.Message).Concat(report.ExecuteResults.SelectMany(r => r.Errors)));
}
