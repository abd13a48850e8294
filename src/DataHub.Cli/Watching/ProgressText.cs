using DataHub.Cli.Showing;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Watching;

/// <summary>A replay's progress in one line.</summary>
internal static class ProgressText
{
    public static string Of(ReplayResponse replay, Words words)
    {
        var p = replay.Progress;
        return words.Of(
            $"{replay.State} {words.Of(p.Done)}/{words.Of(p.Selected)}，{words.Rate(replay.CurrentRate)}/秒，恢复 {words.Of(p.Recovered)}，等待 {words.Of(p.Waiting)}，再次失败 {words.Of(p.FailedAgain)}，跳过 {words.Of(p.Skipped)}，结论变化 {words.Of(p.Changed)}",
            $"{replay.State} {words.Of(p.Done)}/{words.Of(p.Selected)}, {words.Rate(replay.CurrentRate)}/s, recovered {words.Of(p.Recovered)}, waiting {words.Of(p.Waiting)}, failed again {words.Of(p.FailedAgain)}, skipped {words.Of(p.Skipped)}, verdicts changed {words.Of(p.Changed)}");
    }
}
