using DataHub.Contracts.Verifications;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Verifications as tables.</summary>
internal static class VerificationTables
{
    public static IEnumerable<IRenderable> List(SearchResponse page, Words words)
    {
        if (page.Items.Count == 0)
        {
            yield return Cells.Line(words.Of("没有符合条件的核验。", "No verification fits."));
            yield break;
        }

        var table = new Listing(
            words.Of("编号", "id"), words.Of("#版本", "#revision"), words.Of("区划", "division"), words.Of("年份", "year"), words.Of("学段", "stage"), words.Of("外部编号", "external id"), words.Of("结论", "outcome"),
            words.Of("类别", "group"), words.Of("终局", "final"), words.Of("受理时间", "came in"));
        foreach (var v in page.Items)
        {
            table.AddRow(
                v.Id.ToString(), words.Of(v.Revision), v.Division, words.Year(v.Year), v.Stage, v.ExternalId, v.Outcome, v.Group, words.YesNo(v.Final), words.Of(v.CreatedAt));
        }

        yield return table;
        foreach (var more in Pages.More(page.NextCursor, words))
        {
            yield return more;
        }
    }

    public static IEnumerable<IRenderable> Summary(VerificationResponse v, Words words) => [Header(v, words), .. Papers(v, words), .. Pulls(v, words)];

    public static IRenderable Header(VerificationResponse v, Words words) => Fields.Of(
        (words.Of("编号", "id"), v.Id.ToString()),
        (words.Of("外部编号", "external id"), v.ExternalId),
        (words.Of("政策", "policy"), words.Of($"{v.Division} {v.Year} {v.Stage}，第 {v.PolicyVersion} 版", $"{v.Division} {v.Year} {v.Stage}, version {v.PolicyVersion}")),
        (words.Of("结论", "outcome"), v.Outcome),
        (words.Of("类别", "group"), v.Group),
        (words.Of("版本", "revision"), words.Of($"{v.Revision}（{(v.Final ? "终局" : "未终局")}）", $"{v.Revision} ({(v.Final ? "final" : "not final")})")),
        (words.Of("受理时间", "came in"), words.Of(v.CreatedAt)),
        (words.Of("判定时间", "decided"), words.Of(v.DecidedAt)));

    public static IEnumerable<IRenderable> Papers(VerificationResponse v, Words words)
    {
        if (v.Papers.Count == 0)
        {
            yield break;
        }

        yield return Fields.Heading(words.Of("需要的材料", "Papers asked for"));
        var table = new Listing(words.Of("要求", "requirement"), words.Of("材料", "material"), words.Of("或者", "or"), words.Of("原因", "reason"));
        foreach (var paper in v.Papers)
        {
            table.AddRow(paper.Requirement, paper.Material, string.Join(", ", paper.OrElse), paper.Reason);
        }

        yield return table;
    }

    public static IEnumerable<IRenderable> Pulls(VerificationResponse v, Words words)
    {
        if (v.Pulls.Count == 0)
        {
            yield break;
        }

        yield return Fields.Heading(words.Of("数据调取", "Pulls"));
        var table = new Listing(
            words.Of("编号", "id"), words.Of("数据项", "item"), words.Of("对象", "who"), words.Of("状态", "state"), words.Of("错误类别", "class"), words.Of("#次数", "#attempts"), words.Of("#毫秒", "#ms"),
            words.Of("应答时间", "answered"), words.Of("下次尝试", "asked again at"));
        foreach (var p in v.Pulls)
        {
            table.AddRow(p.Id.ToString(), p.Item, p.Person, p.State, p.ErrorClass, words.Of(p.Attempts), words.Of(p.ElapsedMs), words.Of(p.AnsweredAt), words.Of(p.NextAttemptAt));
        }

        yield return table;
    }
}
