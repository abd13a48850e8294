using DataHub.Benchmarks.Reporting;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using RulesEngine.Models;

namespace DataHub.Benchmarks.Deciding;

/// <summary>Deciding one family with all its records under the largest sample policy.</summary>
internal sealed class DecideBenchmark : IBenchmark
{
    public string Name => "decide";
    public string Description => "deciding one family with all its records under 370102's policy, beside the same rules on RulesEngine";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        var (input, stored) = await DecidedFamily.LoadAsync(cancellationToken);
        await RequireAgreementAsync(input, stored);
        log.WriteLine($"a family of group {stored.Group} with {input.Evidence.Count} pulls; NRules cannot be compared: its package is not to be had here");
        DecideBenchmarks.Input = input;
        var figures = BenchmarkDotNetRun.Of<DecideBenchmarks>(log);
        var (hub, engine) = (figures[nameof(DecideBenchmarks.Hub)], figures[nameof(DecideBenchmarks.RulesEnginePackage)]);
        return
        [
            new("decide/time", hub.Nanoseconds / 1000, "µs", Target: 20, LowerIsBetter: true),
            new("decide/allocated", hub.Bytes / 1024, "KiB", Target: 16, LowerIsBetter: true),
            new("decide/time-beside-rules-engine", hub.Nanoseconds / 1000, "µs", engine.Nanoseconds / 1000),
            new("decide/allocated-beside-rules-engine", hub.Bytes / 1024, "KiB", engine.Bytes / 1024),
        ];
    }

    /// <summary>Speed means nothing unless all three say the same of this family.</summary>
    private static async Task RequireAgreementAsync(DecisionInput input, Verdict stored)
    {
        var verdict = Decider.Decide(input).Verdict;
        if (verdict.Outcome != stored.Outcome || verdict.Group != stored.Group)
        {
            throw new BenchmarkException($"Decided again, the family is {verdict.Group} {verdict.Outcome}, not {stored.Group} {stored.Outcome}.");
        }

        var results = await PolicyWorkflow.Compile(input.Policy.Document).ExecuteAllRulesAsync(PolicyWorkflow.Name, PolicyWorkflow.Facts(input));
        if (results.SingleOrDefault(r => r.Rule.RuleName == stored.Group) is not { IsSuccess: true } group)
        {
            throw new BenchmarkException($"RulesEngine says otherwise of {stored.Group}: {string.Join("; ", Failures(results))}");
        }

        if (Failures([group]).FirstOrDefault(f => f.Contains("rror", StringComparison.Ordinal)) is { } broken)
        {
            throw new BenchmarkException($"RulesEngine could not run an expression: {broken}");
        }
    }

    private static IEnumerable<string> Failures(IEnumerable<RuleResultTree> results) =>
        results.SelectMany(r => (string.IsNullOrEmpty(r.ExceptionMessage) ? Enumerable.Empty<string>() : [$"{r.Rule.RuleName}: {r.ExceptionMessage}"]).Concat(Failures(r.ChildResults ?? [])));
}
