using DataHub.Cli.Showing;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Watching;

/// <summary>Progress for a file or a pipe: a line at each change of state, at each tenth, and every half minute in between.</summary>
internal sealed class ProgressLines(Screen screen, Words words, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private (string State, int Tenth)? _shown;
    private long _at;

    public void Show(ReplayResponse replay)
    {
        var now = (replay.State, Tenth(replay.Progress));
        if (_shown == now && time.GetElapsedTime(_at) < Every)
        {
            return;
        }

        (_shown, _at) = (now, time.GetTimestamp());
        screen.Print(Cells.Plain($"{words.Of(time.GetUtcNow())} {ProgressText.Of(replay, words)}"));
    }

    private static int Tenth(ReplayProgress progress) => progress.Selected == 0 ? 10 : (int)(10L * progress.Done / progress.Selected);
}
