using DataHub.Contracts.Verifications;

namespace DataHub.Demo.Verifying;

/// <summary>What came of many families.</summary>
internal sealed record RunSummary
{
    public required int Families { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Groups { get; init; }

    /// <summary>0 to 1.</summary>
    public required double ZeroProofShare { get; init; }
    public required int WavedThroughWrongly { get; init; }
    public required int RefusedWrongly { get; init; }
    public required int Different { get; init; }
    public required int Pulls { get; init; }
    public required double PerSecond { get; init; }
    public required double P50Ms { get; init; }
    public required double P95Ms { get; init; }
    public required double P99Ms { get; init; }

    public static RunSummary Of(IReadOnlyList<FamilyResult> results, TimeSpan elapsed)
    {
        var times = results.Select(r => r.Elapsed.TotalMilliseconds).Order().ToArray();
        return new RunSummary
        {
            Families = results.Count,
            Groups = results.GroupBy(r => r.Response.Group ?? "none").OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(
                g => g.Key,
                IReadOnlyDictionary<string, int> (g) => g.GroupBy(r => r.Response.Outcome).ToDictionary(o => o.Key, o => o.Count())),
            ZeroProofShare = (double)results.Count(r => r.Response.Outcome == Outcomes.ZeroProof) / results.Count,
            WavedThroughWrongly = results.Count(r => r.WavedThroughWrongly),
            RefusedWrongly = results.Count(r => r.RefusedWrongly),
            Different = results.Count(r => r.Differences.Count > 0),
            Pulls = results.Sum(r => r.Response.Pulls.Count),
            PerSecond = results.Count / elapsed.TotalSeconds,
            P50Ms = Percentile(times, 0.50),
            P95Ms = Percentile(times, 0.95),
            P99Ms = Percentile(times, 0.99),
        };
    }

    /// <summary>Nearest rank.</summary>
    private static double Percentile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
