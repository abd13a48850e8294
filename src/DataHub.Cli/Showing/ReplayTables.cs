using DataHub.Contracts.Operations;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Replays and their plans as tables.</summary>
internal static class ReplayTables
{
    public static IEnumerable<IRenderable> Plan(ReplayPlan plan, Words words)
    {
        yield return Fields.Of(
            (words.Of("将重放的调取", "pulls to replay"), words.Of(plan.Selected)),
            (words.Of("涉及家庭", "families affected"), words.Of(plan.Families)),
            (words.Of("不会成功（被拒绝）", "left out: rejected"), words.Of(plan.Rejected)),
            (words.Of("已在其他重放中", "left out: in another replay"), words.Of(plan.Outstanding)),
            (words.Of("所需时间", "time needed"), words.Length(plan.SecondsAtRate)));
        if (plan.Parts.Count > 0)
        {
            var table = new Listing(
                words.Of("数据项", "item"), words.Of("错误类别", "class"), words.Of("#数量", "#count"), words.Of("#调用次数", "#calls"), words.Of("#每日配额", "#quota a day"), words.Of("#今日剩余", "#left today"));
            foreach (var part in plan.Parts)
            {
                table.AddRow(part.Item, part.ErrorClass, words.Of(part.Count), words.Of(part.Calls), words.Of(part.PerDay), words.Of(part.LeftToday));
            }

            yield return table;
        }

        foreach (var warning in plan.Warnings)
        {
            yield return Cells.Line($"! {warning.Code} {warning.Item}: {warning.Message}", Colours.Uncertain);
        }
    }

    public static IEnumerable<IRenderable> List(ReplayListResponse page, Words words)
    {
        if (page.Items.Count == 0)
        {
            yield return Cells.Line(words.Of("还没有重放。", "There is no replay yet."));
            yield break;
        }

        var table = new Listing(
            words.Of("编号", "id"), words.Of("状态", "state"), words.Of("#完成", "#done"), words.Of("#选中", "#selected"), words.Of("#恢复", "#recovered"), words.Of("#再次失败", "#failed again"),
            words.Of("#结论变化", "#changed"), words.Of("创建者", "by"), words.Of("创建时间", "created"), words.Of("理由", "reason"));
        foreach (var r in page.Items)
        {
            var p = r.Progress;
            table.AddRow(
                r.Id.ToString(), r.State, words.Of(p.Done), words.Of(p.Selected), words.Of(p.Recovered), words.Of(p.FailedAgain), words.Of(p.Changed), r.CreatedBy, words.Of(r.CreatedAt), r.Reason);
        }

        yield return table;
        foreach (var more in Pages.More(page.NextCursor, words))
        {
            yield return more;
        }
    }

    public static IEnumerable<IRenderable> One(ReplayResponse replay, Words words)
    {
        var p = replay.Progress;
        yield return Fields.Of(
            (words.Of("编号", "id"), replay.Id.ToString()),
            (words.Of("状态", "state"), replay.State),
            (words.Of("原因", "why"), replay.StateReason),
            (words.Of("方式", "mode"), replay.Mode),
            (words.Of("理由", "reason"), replay.Reason),
            (words.Of("创建", "created"), $"{words.Of(replay.CreatedAt)} {replay.CreatedBy}"),
            (words.Of("结束", "finished"), words.Of(replay.FinishedAt)),
            (words.Of("速率", "rate"), words.Of($"每秒 {words.Rate(replay.CurrentRate)}，最高 {words.Rate(replay.RatePerSecond)}", $"{words.Rate(replay.CurrentRate)} a second, at most {words.Rate(replay.RatePerSecond)}")),
            (words.Of("完成", "done"), $"{words.Of(p.Done)} / {words.Of(p.Selected)}"),
            (words.Of("恢复", "recovered"), words.Of(p.Recovered)),
            (words.Of("等待来源", "waiting"), words.Of(p.Waiting)),
            (words.Of("再次失败", "failed again"), words.Of(p.FailedAgain)),
            (words.Of("跳过", "skipped"), words.Of(p.Skipped)),
            (words.Of("结论变化", "verdicts changed"), words.Of(p.Changed)),
            (words.Of("结论不变", "verdicts unchanged"), words.Of(p.Unchanged)));
        if (replay.Changes.Count > 0)
        {
            yield return Fields.Heading(words.Of("结论变化", "Verdicts changed"));
            var table = new Listing(words.Of("原结论", "from"), words.Of("新结论", "to"), words.Of("#数量", "#count"));
            foreach (var change in replay.Changes)
            {
                table.AddRow(change.From ?? "–", change.To, words.Of(change.Count));
            }

            yield return table;
        }

        if (replay.Failures.Count > 0)
        {
            yield return Fields.Heading(words.Of("再次失败", "Failed again"));
            var table = new Listing(words.Of("错误类别", "class"), words.Of("代码", "code"), words.Of("#数量", "#count"));
            foreach (var failure in replay.Failures)
            {
                table.AddRow(failure.ErrorClass, failure.ErrorCode, words.Of(failure.Count));
            }

            yield return table;
        }
    }
}
