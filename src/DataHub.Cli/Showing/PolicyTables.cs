using DataHub.Contracts.Comparing;
using DataHub.Contracts.Policies;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Policies, what is wrong with one, and what changes.</summary>
internal static class PolicyTables
{
    public static IEnumerable<IRenderable> List(PolicyListResponse list, Words words)
    {
        var table = new Listing(
            words.Of("区划", "division"), words.Of("年份", "year"), words.Of("学段", "stage"), words.Of("#版本", "#version"), words.Of("名称", "title"), words.Of("存入时间", "stored"), words.Of("存入者", "by"));
        foreach (var p in list.Policies)
        {
            table.AddRow(p.Division, words.Year(p.Year), p.Stage, words.Of(p.Version), words.Of(p.Title), words.Of(p.StoredAt), p.StoredBy);
        }

        yield return table;
    }

    public static IEnumerable<IRenderable> Validation(PolicyValidationResponse validation, Words words)
    {
        if (validation.Valid)
        {
            yield return Cells.Line(words.Of("政策有效。", "The policy is valid."), Colours.Good);
            yield break;
        }

        var table = new Listing(words.Of("位置", "where"), words.Of("问题", "problem"), words.Of("改法", "fix"));
        foreach (var problem in validation.Problems)
        {
            table.AddRow(problem.Pointer.Length == 0 ? "/" : problem.Pointer, problem.Problem, problem.Fix);
        }

        yield return table;
        yield return Cells.Line(words.Of($"{validation.Problems.Count} 个问题", validation.Problems.Count == 1 ? "1 problem" : $"{validation.Problems.Count} problems"), Colours.Bad);
    }

    /// <param name="version">The stored version that the file is compared with.</param>
    public static IEnumerable<IRenderable> Differences(int version, IReadOnlyList<JsonDifference> differences, Words words)
    {
        yield return Cells.Line(
            differences.Count == 0 ? words.Of($"与已存的第 {version} 版相同。", $"The same as stored version {version}.") : words.Of($"与已存的第 {version} 版相比：", $"Compared with stored version {version}:"));
        foreach (var d in differences)
        {
            yield return Cells.Line($"{Sign(d.Kind)} {d.Path}", Colours.Strong);
            if (d.Stored is { } stored)
            {
                yield return Cells.Line($"    - {JsonDifference.Text(stored)}", Colours.Bad);
            }

            if (d.Changed is { } changed)
            {
                yield return Cells.Line($"    + {JsonDifference.Text(changed)}", Colours.Good);
            }
        }
    }

    public static IEnumerable<IRenderable> Stored(PolicySummary stored, Words words) =>
    [
        Cells.Line(
            words.Of($"已存为 {stored.Division} {stored.Year} {stored.Stage} 第 {stored.Version} 版。", $"Stored as version {stored.Version} of {stored.Division} {stored.Year} {stored.Stage}."), Colours.Good),
    ];

    private static char Sign(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => '+',
        DifferenceKind.Removed => '-',
        _ => '~',
    };
}
