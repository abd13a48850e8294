using DataHub.Benchmarks.Reporting;

namespace DataHub.Benchmarks.Matching;

internal sealed class MatchingBenchmark : IBenchmark
{
    public string Name => "matching";
    public string Description => "parsing and comparing addresses, comparing names, parsing id numbers";

    public Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        var figures = BenchmarkDotNetRun.Of<MatchingBenchmarks>(log);
        IReadOnlyList<Measurement> measurements =
        [
            Of(nameof(MatchingBenchmarks.AddressParseAndCompare), "address-parse-and-compare"),
            Of(nameof(MatchingBenchmarks.AddressCompare), "address-compare"),
            Of(nameof(MatchingBenchmarks.NameCompareEqual), "name-compare-equal"),
            Of(nameof(MatchingBenchmarks.NameCompareDifferent), "name-compare-different"),
            Of(nameof(MatchingBenchmarks.IdParse), "id-parse"),
            Of(nameof(MatchingBenchmarks.IdParseUpgraded), "id-parse-15-digits"),
        ];
        return Task.FromResult(measurements);

        Measurement Of(string method, string name) => new($"matching/{name}", figures[method].Nanoseconds, "ns");
    }
}
