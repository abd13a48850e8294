namespace DataHub.Benchmarks.Reporting;

/// <summary>One measured figure beside what it is compared with in the same run.</summary>
/// <param name="Name">What was measured, kebab-case, <c>benchmark/figure</c>.</param>
/// <param name="Baseline">The same figure of the baseline that ran beside it; null when it stands alone.</param>
/// <param name="Target">What it has to reach: of the ratio where there is a baseline, else of the value; null for a figure that only informs.</param>
/// <param name="LowerIsBetter">Which way the target is met.</param>
internal sealed record Measurement(string Name, double Value, string Unit, double? Baseline = null, double? Target = null, bool LowerIsBetter = false)
{
    public double? Ratio => Baseline is { } baseline && baseline != 0 ? Value / baseline : null;

    /// <summary>Null without a target.</summary>
    public bool? Reached => Target is { } target ? LowerIsBetter ? (Ratio ?? Value) <= target : (Ratio ?? Value) >= target : null;
}
