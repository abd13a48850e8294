using DataHub.Contracts.Verifications;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Why a verdict is so: requirement by requirement, down to the facts.</summary>
internal static class Explanation
{
    public static IEnumerable<IRenderable> Of(VerificationResponse v, Words words)
    {
        yield return VerificationTables.Header(v, words);
        foreach (var requirement in v.Requirements)
        {
            yield return new Padder(Requirement(requirement, words), new Padding(0, 1, 0, 0));
        }

        foreach (var part in VerificationTables.Papers(v, words).Concat(VerificationTables.Pulls(v, words)))
        {
            yield return part;
        }
    }

    private static Tree Requirement(RequirementBody requirement, Words words)
    {
        var tree = new Tree(Cells.Text($"{requirement.Id}  {requirement.Status}  {requirement.Reason}", Colours.Of(requirement.Status) ?? Colours.Strong));
        tree.AddNode(Cells.Text(words.Of(requirement.Explanation)));
        if (requirement.Counterfactual is { } counterfactual)
        {
            tree.AddNode(Cells.Text(words.Of(counterfactual.Text)));
        }

        if (requirement.NextStep is { } next)
        {
            tree.AddNode(Cells.Text(words.Of($"下一步：{words.Of(next)}", $"Next: {words.Of(next)}")));
        }

        foreach (var alternative in requirement.Alternatives)
        {
            var node = tree.AddNode(Cells.Text($"{alternative.Id}  {alternative.Status}", Colours.Of(alternative.Status)));
            foreach (var check in alternative.Checks)
            {
                var line = node.AddNode(Cells.Text($"{Mark(check.Outcome)} {check.Check}  {check.Reason}", Colours.Of(check.Outcome)));
                foreach (var fact in check.Facts)
                {
                    line.AddNode(Cells.Text($"{fact.Item}.{fact.Field} = {fact.Value}", Colours.Quiet));
                }
            }
        }

        return tree;
    }

    private static string Mark(string outcome) => outcome switch
    {
        "pass" => "✓",
        "fail" => "✗",
        _ => "?",
    };
}
