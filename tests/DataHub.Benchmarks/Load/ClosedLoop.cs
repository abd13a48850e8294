using System.Diagnostics;

namespace DataHub.Benchmarks.Load;

/// <summary>A number of connections, each of which sends its next family when the last was answered: finds the highest rate.</summary>
internal static class ClosedLoop
{
    /// <returns>Verifications done, and how long it took.</returns>
    public static async Task<(int Done, TimeSpan Elapsed)> RunAsync(FamilyCaller caller, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                // In turn: no family is under way twice, so no two requests share a pull.
                await caller.CallAsync((int)((uint)Interlocked.Increment(ref next) % (uint)caller.Families), cancellationToken);
            }
        }, cancellationToken)));
        return (next + 1, Stopwatch.GetElapsedTime(started));
    }
}
