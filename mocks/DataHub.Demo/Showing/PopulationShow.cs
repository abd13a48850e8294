using System.Collections.Concurrent;
using System.Diagnostics;
using DataHub.Contracts.Verifications;
using DataHub.Demo.Starting;
using DataHub.Demo.Verifying;
using Spectre.Console;

namespace DataHub.Demo.Showing;

/// <summary>Many made-up families at once: a progress bar, then counts, the truth and the times.</summary>
internal static class PopulationShow
{
    /// <summary>Differences shown one by one; all of them are in the JSON.</summary>
    private const int MostShown = 10;

    public static async Task<(IReadOnlyList<FamilyResult> Results, RunSummary Summary)> RunAsync(DemoStage stage, DemoOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var verifier = stage.Verifier();
        var run = $"demo-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        var results = new ConcurrentBag<FamilyResult>();
        var started = Stopwatch.GetTimestamp();
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("核验 Verifying", maxValue: stage.Population.Families.Count);
            await Parallel.ForEachAsync(
                stage.Population.Families,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken },
                async (family, token) =>
                {
                    results.Add(await verifier.VerifyAsync(family, run, null, token));
                    task.Increment(1);
                });
        });
        IReadOnlyList<FamilyResult> all = [.. results.OrderBy(r => r.Family.Index)];
        var summary = RunSummary.Of(all, Stopwatch.GetElapsedTime(started));
        Show(console, all, summary);
        return (all, summary);
    }

    private static void Show(IAnsiConsole console, IReadOnlyList<FamilyResult> results, RunSummary summary)
    {
        string[] outcomes = [Outcomes.ZeroProof, Outcomes.ProofGiven, Outcomes.Pending, Outcomes.Review, Outcomes.PaperRequired, Outcomes.NotMet];
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("类别 Group");
        foreach (var outcome in outcomes)
        {
            table.AddColumn(new TableColumn(Words.Lines(outcome)).RightAligned());
        }

        foreach (var (group, counts) in summary.Groups)
        {
            table.AddRow([Words.Both(group), .. outcomes.Select(o => counts.TryGetValue(o, out var n) ? n.ToString("N0") : "")]);
        }

        console.Write(table);
        console.MarkupLine($"零证明 zero proof: [bold]{summary.ZeroProofShare:P1}[/] · 全省 the province: 56.8 %");
        console.MarkupLine($"误放行 waved through wrongly: [bold]{summary.WavedThroughWrongly}[/] · 误拒 refused wrongly: [bold]{summary.RefusedWrongly}[/] · 与已知事实不符 verdicts that differ from the truth: [bold]{summary.Different}[/]");
        console.MarkupLine($"{summary.PerSecond:N0} 户/秒 families/s · {summary.Pulls:N0} 次调取 pulls · p50 {summary.P50Ms:N1} ms · p95 {summary.P95Ms:N1} ms · p99 {summary.P99Ms:N1} ms");
        foreach (var result in results.Where(r => r.Differences.Count > 0).Take(MostShown))
        {
            console.MarkupLineInterpolated($"  [red]✗[/] {result.Family.Index} {result.Family.Scenario} ({result.Family.Division}): {string.Join("; ", result.Differences)} — {result.Family.Truth.Note}");
        }
    }
}
