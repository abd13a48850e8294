using BenchmarkDotNet.Attributes;
using DataHub.Verification.Deciding;
using RulesEngine.Models;

namespace DataHub.Benchmarks.Deciding;

/// <summary>One family with all its records, decided by the hub and by the same rules on RulesEngine.</summary>
public class DecideBenchmarks
{
    private DecisionInput _input = null!;
    private RulesEngine.RulesEngine _engine = null!;
    private RuleParameter _facts = null!;

    /// <summary>Loaded before the run: BenchmarkDotNet makes this class itself, in the same process.</summary>
    internal static DecisionInput Input { get; set; } = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _input = Input;
        _engine = PolicyWorkflow.Compile(Input.Policy.Document);
        _facts = PolicyWorkflow.Facts(Input);
    }

    [Benchmark(Baseline = true)]
    public object Hub() => Decider.Decide(_input);

    [Benchmark]
    public async Task<object> RulesEnginePackage() => await _engine.ExecuteAllRulesAsync(PolicyWorkflow.Name, _facts);
}
