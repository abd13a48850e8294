using DataHub.Benchmarks.Reporting;

namespace DataHub.Benchmarks;

/// <summary>One question about speed, answered with its baseline in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>Kebab-case, as given on the command line.</summary>
    string Name { get; }
    string Description { get; }

    /// <param name="log">Progress for the person who waits.</param>
    Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken);
}
