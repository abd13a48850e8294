using System.Diagnostics;

namespace DataHub.Benchmarks.Load;

/// <summary>
/// Sends families at a fixed rate whether or not earlier ones are answered, and counts the time of each from when it should have been
/// sent: a server that stalls makes those behind it late, and that is counted (no coordinated omission).
/// </summary>
internal static class OpenLoop
{
    /// <param name="measured">Told family and time of each.</param>
    public static async Task RunAsync(FamilyCaller caller, double perSecond, TimeSpan duration, Action<int, TimeSpan> measured, CancellationToken cancellationToken)
    {
        var interval = (long)(Stopwatch.Frequency / perSecond);
        var count = (int)(duration.TotalSeconds * perSecond);
        var sent = new Task[count];
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Send) { IsBackground = true, Priority = ThreadPriority.AboveNormal, Name = "open loop" }.Start();
        await done.Task;
        await Task.WhenAll(sent);

        void Send()
        {
            var due = Stopwatch.GetTimestamp() + interval;
            for (var i = 0; i < count; i++, due += interval)
            {
                Pause.Until(due);
                var (intended, family) = (due, i % caller.Families);
                sent[i] = Task.Run(() => CallAsync(intended, family), cancellationToken);
            }

            done.SetResult();
        }

        async Task CallAsync(long intended, int family)
        {
            await caller.CallAsync(family, cancellationToken);
            measured(family, Stopwatch.GetElapsedTime(intended));
        }
    }
}
