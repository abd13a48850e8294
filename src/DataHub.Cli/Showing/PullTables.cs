using DataHub.Contracts.Operations;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Pulls as tables.</summary>
internal static class PullTables
{
    public static IEnumerable<IRenderable> List(PullListResponse page, Words words)
    {
        if (page.Items.Count == 0)
        {
            yield return Cells.Line(words.Of("没有符合条件的调取。", "No pull fits."));
            yield break;
        }

        var table = new Listing(
            words.Of("编号", "id"), words.Of("数据项", "item"), words.Of("对象", "who"), words.Of("区划", "division"), words.Of("状态", "state"), words.Of("错误类别", "class"), words.Of("代码", "code"),
            words.Of("#次数", "#attempts"), words.Of("最近调取", "last asked"), words.Of("消息", "message"));
        foreach (var p in page.Items)
        {
            table.AddRow(p.Id.ToString(), p.Item, p.Who, p.Division, p.State, p.ErrorClass, p.ErrorCode, words.Of(p.Attempts), words.Of(p.RequestedAt), p.ErrorMessage);
        }

        yield return table;
        foreach (var more in Pages.More(page.NextCursor, words))
        {
            yield return more;
        }
    }

    public static IEnumerable<IRenderable> Groups(PullGroupsResponse groups, Words words)
    {
        if (groups.Groups.Count == 0)
        {
            yield return Cells.Line(words.Of("没有失败的调取。", "No pull has failed."));
            yield break;
        }

        var table = new Listing(words.Of("#数量", "#count"), words.Of("数据项", "item"), words.Of("错误类别", "class"), words.Of("代码", "code"), words.Of("消息", "message"));
        foreach (var g in groups.Groups)
        {
            table.AddRow(words.Of(g.Count), g.Item, g.ErrorClass, g.ErrorCode, g.Message);
        }

        yield return table;
        yield return Cells.Line(words.Of($"共 {words.Of(groups.Total)} 个", $"{words.Of(groups.Total)} in all"));
    }

    public static IEnumerable<IRenderable> Detail(PullDetail detail, Words words)
    {
        var p = detail.Pull;
        yield return Fields.Of(
            (words.Of("编号", "id"), p.Id.ToString()),
            (words.Of("核验", "verification"), p.VerificationId.ToString()),
            (words.Of("区划与年份", "division, year"), $"{p.Division} {p.Year}"),
            (words.Of("数据项", "item"), p.Item),
            (words.Of("对象", "who"), p.Who),
            (words.Of("状态", "state"), p.State),
            (words.Of("错误", "error"), string.Join(" ", new[] { p.ErrorClass, p.ErrorCode, p.ErrorMessage }.OfType<string>())),
            (words.Of("含义", "meaning"), words.Of(detail.Meaning)),
            (words.Of("处理办法", "what to do"), words.Of(detail.Cure)),
            (words.Of("来源", "source"), p.Source),
            (words.Of("接口", "interface"), detail.Interface),
            (words.Of("适配器版本", "adapter version"), detail.AdapterVersion),
            (words.Of("下次尝试", "asked again at"), words.Of(p.NextAttemptAt)),
            (words.Of("所在重放", "in the replay"), p.Replay?.ToString()),
            (words.Of("原始应答已保存", "raw answer kept"), words.YesNo(detail.HasRawAnswer)));
        if (detail.Question.Count > 0)
        {
            yield return Fields.Heading(words.Of("查询内容", "What was asked"));
            yield return Fields.Of([.. detail.Question.Select(f => (f.Name, (string?)f.Value))]);
        }

        yield return Fields.Heading(words.Of("历次调取", "Attempts"));
        var attempts = new Listing(
            words.Of("#次", "#no."), words.Of("开始", "started"), words.Of("#毫秒", "#ms"), words.Of("结果", "state"), words.Of("错误类别", "class"), words.Of("代码", "code"),
            words.Of("节点", "node"), words.Of("消息", "message"));
        foreach (var a in detail.AttemptLog)
        {
            attempts.AddRow(words.Of(a.Number), words.Of(a.StartedAt), words.Of(a.ElapsedMs), a.State, a.ErrorClass, a.ErrorCode, a.Node, a.Message);
        }

        yield return attempts;
    }
}
