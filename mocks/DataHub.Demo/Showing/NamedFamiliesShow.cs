using DataHub.Demo.Starting;
using DataHub.Demo.Verifying;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Spectre.Console;
using Outcomes = DataHub.Contracts.Verifications.Outcomes;

namespace DataHub.Demo.Showing;

/// <summary>The named families: verified one after the other, shown in a table, one of them explained.</summary>
internal static class NamedFamiliesShow
{
    /// <summary>A family whose source is down is not waited for as long as the others: the parent gets the verdict so far.</summary>
    private static readonly TimeSpan OutagePatience = TimeSpan.FromSeconds(3);

    /// <summary>Columns of a terminal that the whole table fits into.</summary>
    private const int WideEnough = 120;

    public static async Task<IReadOnlyList<FamilyResult>> RunAsync(DemoStage stage, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var verifier = stage.Verifier();
        var run = $"demo-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        var shown = new List<(NamedFamily Named, FamilyResult Result)>();
        foreach (var named in NamedFamilies.All)
        {
            using var outage = Outage(stage, named);
            shown.Add((named, await verifier.VerifyAsync(named.Family, run, named.OutageItem is null ? null : OutagePatience, cancellationToken)));
        }

        shown.Add(await AttestedAsync(verifier, shown, cancellationToken));
        console.Write(Table(shown, console.Profile.Width >= WideEnough));
        Explain(console, [.. shown.Select(s => s.Result)]);
        return [.. shown.Select(s => s.Result)];
    }

    /// <summary>The family that lacks a single paper brings it to an offline desk: the same verification, its next revision.</summary>
    private static async Task<(NamedFamily, FamilyResult)> AttestedAsync(
        FamilyVerifier verifier, IReadOnlyList<(NamedFamily Named, FamilyResult Result)> shown, CancellationToken cancellationToken)
    {
        var (named, before) = shown.First(s => s.Result.Response is { Group: not null, Papers.Count: 1 });
        var family = named.Family with { Truth = named.Family.Truth with { Outcome = Outcomes.ProofGiven, Papers = null, Note = "An offline desk checked the paper." } };
        var after = await verifier.AttestAsync(family, before.Response, cancellationToken);
        return (named with { Family = family, Zh = "同一家庭，窗口核验材料之后", En = "The same family, after a desk checked its paper" }, after);
    }

    private static IDisposable? Outage(DemoStage stage, NamedFamily named)
    {
        if (named.OutageItem is not { } item)
        {
            return null;
        }

        var fault = stage.Bureau.Faults.Add(new Fault { Item = item, Kind = FaultKind.Outage });
        return new Ending(() => stage.Bureau.Faults.Remove(fault));
    }

    /// <param name="wide">Room for a column that says what each family is there to show.</param>
    private static Table Table(IReadOnlyList<(NamedFamily Named, FamilyResult Result)> shown, bool wide)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("核验结果 Verdicts") };
        table.AddColumn(new TableColumn("家庭\nFamily").NoWrap());
        if (wide)
        {
            table.AddColumn(new TableColumn("情形\nCase"));
        }

        table.AddColumn(new TableColumn("类别\nGroup").NoWrap());
        table.AddColumn(new TableColumn("结论\nOutcome").NoWrap());
        table.AddColumn(new TableColumn("还缺\nPapers").NoWrap());
        table.AddColumn(new TableColumn("调取\nPulls").RightAligned());
        table.AddColumn(new TableColumn("毫秒\nms").RightAligned());
        foreach (var (named, result) in shown)
        {
            var outcome = result.Response.Outcome;
            List<string> cells =
            [
                Markup.Escape($"{named.Name}\n{result.Family.Division}"),
                Markup.Escape(Words.Lines(result.Response.Group ?? "none")),
                $"[{Words.Colour(outcome)}]{Markup.Escape(Words.Lines(outcome))}[/]{(result.Differences.Count > 0 ? "\n[red]✗ 与预期不符\nunexpected[/]" : "")}",
                Markup.Escape(string.Join("\n", result.Response.Papers.Select(p => Words.Lines(p.Material)))),
                result.Response.Pulls.Count.ToString(),
                $"{result.Elapsed.TotalMilliseconds:N0}",
            ];
            if (wide)
            {
                cells.Insert(1, Markup.Escape($"{named.Zh}\n{named.En}"));
            }

            table.AddRow([.. cells]);
        }

        table.ShowRowSeparators = true;
        return table;
    }

    /// <summary>The family with the most to say: the first that a paper is asked of.</summary>
    private static void Explain(IAnsiConsole console, IReadOnlyList<FamilyResult> results)
    {
        var result = results.FirstOrDefault(r => r.Response.Papers.Count > 0 && r.Response.Group is not null) ?? results[0];
        console.WriteLine();
        console.Write(new Rule($"为什么 Why: {Markup.Escape(result.Family.Child.Name)}") { Justification = Justify.Left });
        foreach (var requirement in result.Response.Requirements)
        {
            console.MarkupLine($"  [bold]{Markup.Escape(requirement.Id)}[/] {Markup.Escape(requirement.Status)}");
            console.WriteLine($"    {requirement.Explanation.Zh}");
            console.WriteLine($"    {requirement.Explanation.En}");
            if (requirement.NextStep is { } next)
            {
                console.WriteLine($"    → {next.Zh}");
                console.WriteLine($"    → {next.En}");
            }

            if (requirement.Counterfactual is { } counterfactual)
            {
                console.WriteLine($"    ⧗ {counterfactual.Text.Zh}");
                console.WriteLine($"    ⧗ {counterfactual.Text.En}");
            }
        }

        console.WriteLine();
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
