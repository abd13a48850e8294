using DataHub.Contracts.Operations;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Sources as tables.</summary>
internal static class SourceTables
{
    public static IEnumerable<IRenderable> List(OpsSourceListResponse sources, Words words)
    {
        var table = new Listing(
            words.Of("数据项", "item"), words.Of("名称", "title"), words.Of("部门", "department"), words.Of("状态", "state"), words.Of("暂停", "paused"), words.Of("#成功率", "#success"), words.Of("#次/秒", "#calls/s"),
            "#p50 ms", "#p95 ms", words.Of("#今日用量", "#used today"), words.Of("#配额", "#quota"), words.Of("#失败调取", "#failed pulls"), words.Of("最久等待", "oldest waiting"), words.Of("维护至", "maintenance until"));
        foreach (var s in sources.Sources)
        {
            table.AddRow(
                s.Item, words.Of(s.Title), words.Of(s.Department), s.State, s.Paused ? words.YesNo(true) : "", words.Percent(s.Sum.SuccessShare), words.Rate(s.Sum.CallsPerSecond), words.Of(s.Sum.P50Ms), words.Of(s.Sum.P95Ms),
                words.Of(s.Sum.UsedToday), words.Of(s.Sum.PerDay), words.Of(s.FailedPulls), words.Of(s.OldestWaiting), words.Of(s.MaintenanceUntil));
        }

        yield return table;
    }

    public static IEnumerable<IRenderable> Nodes(OpsSourceListResponse sources, Words words)
    {
        yield return Fields.Heading(words.Of("各节点", "Nodes"));
        var table = new Listing(
            words.Of("数据项", "item"), words.Of("节点", "node"), words.Of("端点", "endpoint"), words.Of("启用", "enabled"), words.Of("熔断器", "breaker"), words.Of("停用至", "held until"), words.Of("原因", "because"), words.Of("#调用", "#calls"),
            words.Of("#成功率", "#success"), "#p50 ms", "#p95 ms", words.Of("报告时间", "reported"));
        foreach (var (source, n) in sources.Sources.SelectMany(s => s.Nodes, (s, n) => (s, n)))
        {
            table.AddRow(
                source.Item, n.Node, n.Endpoint, words.YesNo(n.Enabled), n.Breaker, words.Of(n.HeldUntil), n.HeldFor, words.Of(n.Figures.Calls), words.Percent(n.Figures.SuccessShare), words.Of(n.Figures.P50Ms), words.Of(n.Figures.P95Ms),
                words.Of(n.ReportedAt));
        }

        yield return table;
    }

    public static IEnumerable<IRenderable> One(OpsSource s, Words words) =>
    [
        Fields.Of(
            (words.Of("数据项", "item"), s.Item),
            (words.Of("名称", "title"), words.Of(s.Title)),
            (words.Of("状态", "state"), s.State),
            (words.Of("暂停", "paused"), words.YesNo(s.Paused)),
            (words.Of("暂停时间", "since"), words.Of(s.PausedAt)),
            (words.Of("操作者", "by"), s.PausedBy),
            (words.Of("理由", "reason"), s.PauseReason),
            (words.Of("失败调取", "failed pulls"), words.Of(s.FailedPulls)),
            (words.Of("维护至", "maintenance until"), words.Of(s.MaintenanceUntil))),
    ];

    /// <summary>Maintenance that is on or to come.</summary>
    public static IEnumerable<IRenderable> Planned(IReadOnlyList<OpsSource> sources, Words words)
    {
        if (sources.All(s => s.Planned.Count == 0))
        {
            yield return Cells.Line(words.Of("没有计划维护。", "No maintenance is planned."));
            yield break;
        }

        var table = new Listing(
            words.Of("数据项", "item"), words.Of("编号", "id"), words.Of("开始", "from"), words.Of("结束", "until"), words.Of("理由", "reason"), words.Of("计划者", "by"));
        foreach (var (source, window) in sources.SelectMany(s => s.Planned, (s, w) => (s, w)).OrderBy(p => p.w.From))
        {
            table.AddRow(source.Item, window.Id.ToString(), words.Of(window.From), words.Of(window.Until), window.Reason, window.PlannedBy);
        }

        yield return table;
    }

    public static IEnumerable<IRenderable> Probe(ProbeResponse probe, Words words) =>
    [
        Fields.Of(
            (words.Of("数据项", "item"), probe.Item),
            (words.Of("结果", "state"), probe.State),
            (words.Of("错误类别", "class"), probe.ErrorClass),
            (words.Of("代码", "code"), probe.ErrorCode),
            (words.Of("消息", "message"), probe.Message),
            (words.Of("毫秒", "ms"), words.Of(probe.ElapsedMs))),
    ];
}
