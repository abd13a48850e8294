using DataHub.Cli.Showing;
using DataHub.Contracts.Operations;
using Spectre.Console;

namespace DataHub.Cli.Watching;

/// <summary>Progress for who looks: a bar, and the counts under it.</summary>
internal static class ProgressBar
{
    /// <param name="follow">Calls its argument at each look, and answers the replay as it ended.</param>
    public static Task<ReplayResponse> ShowAsync(IAnsiConsole console, Words words, ReplayResponse first, Func<Action<ReplayResponse>, Task<ReplayResponse>> follow) =>
        console.Progress()
            .AutoClear(false)
            .Columns(new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                var task = context.AddTask(Description(first, words), maxValue: Math.Max(1, first.Progress.Selected));
                return follow(replay =>
                {
                    task.Value = replay.Progress.Selected == 0 ? 1 : replay.Progress.Done;
                    task.Description = Description(replay, words);
                });
            });

    private static string Description(ReplayResponse replay, Words words) => Markup.Escape(Cells.Plain(ProgressText.Of(replay, words)));
}
