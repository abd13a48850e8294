using DataHub.Contracts.Verifications;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>What differs between revisions, step by step.</summary>
internal static class ChangeTables
{
    public static IEnumerable<IRenderable> Of(ChangesResponse changes, Words words)
    {
        if (changes.Changes.Count == 0)
        {
            yield return Cells.Line(words.Of("还没有结论。", "Nothing is decided yet."));
        }

        foreach (var change in changes.Changes)
        {
            yield return new Padder(Step(change, words), new Padding(0, 0, 0, 1));
        }

        if (changes.NextBefore is { } before)
        {
            yield return Cells.Line(words.Of($"更早的变化：--before {before}", $"Earlier steps: --before {before}"), Colours.Quiet);
        }
    }

    private static Tree Step(RevisionChange change, Words words)
    {
        var tree = new Tree(Cells.Text(words.Of($"第 {change.From} 版 → 第 {change.To} 版  {words.Of(change.DecidedAt)}", $"revision {change.From} → {change.To}  {words.Of(change.DecidedAt)}"), Colours.Strong));
        foreach (var cause in change.Causes)
        {
            var by = cause.By is null ? "" : $"  {cause.By}";
            tree.AddNode(Cells.Text($"{cause.Code}{by}  {string.Join(", ", cause.Items)}".TrimEnd(), Colours.Quiet));
        }

        Add(tree, words.Of("结论", "outcome"), change.Outcome);
        Add(tree, words.Of("类别", "group"), change.Group);
        Add(tree, words.Of("终局", "final"), change.Final);
        Add(tree, words.Of("政策版本", "policy version"), change.PolicyVersion);
        foreach (var paper in change.PapersRemoved)
        {
            tree.AddNode(Cells.Text($"- {paper.Material}  {paper.Requirement}", Colours.Of("good")));
        }

        foreach (var paper in change.PapersAdded)
        {
            tree.AddNode(Cells.Text($"+ {paper.Material}  {paper.Requirement}  {paper.Reason}", Colours.Uncertain));
        }

        foreach (var requirement in change.Requirements)
        {
            var node = tree.AddNode(Cells.Text($"{requirement.Id}  {FromTo(requirement.Status)}".TrimEnd()));
            foreach (var check in requirement.Checks)
            {
                var because = check.Because.Count == 0 ? "" : words.Of($"  因为 {string.Join("、", check.Because)}", $"  because of {string.Join(", ", check.Because)}");
                var line = node.AddNode(Cells.Text($"{check.Alternative}/{check.Check}  {FromTo(check.Outcome)}{because}", Colours.Of(check.Outcome?.To)));
                foreach (var fact in check.Facts)
                {
                    line.AddNode(Cells.Text($"{fact.Item}.{fact.Field}  {fact.From ?? "–"} → {fact.To ?? "–"}", Colours.Quiet));
                }
            }
        }

        foreach (var pull in change.Pulls)
        {
            tree.AddNode(Cells.Text($"{pull.Item} {pull.Person}  {FromTo(pull.State)}{(pull.AskedAgain ? words.Of("  重新查询过", "  asked again") : "")}"));
        }

        return tree;
    }

    private static void Add(Tree tree, string name, ValueChange? change)
    {
        if (change is not null)
        {
            tree.AddNode(Cells.Text($"{name}  {FromTo(change)}", Colours.Of(change.To)));
        }
    }

    private static string FromTo(ValueChange? change) => change is null ? "" : $"{change.From ?? "–"} → {change.To ?? "–"}";
}
