namespace DataHub.Benchmarks.Load;

/// <summary>
/// Load before anything is counted, until it no longer gets faster: the runtime compiles hot code twice more in the background, and while it does,
/// that costs more than the work itself.
/// </summary>
internal static class WarmUp
{
    private const int MostRounds = 12;

    /// <summary>Rounds in a row that are no faster than this beyond the best so far.</summary>
    private const double Faster = 1.03;
    private const int EnoughInARow = 2;

    public static async Task RunAsync(FamilyCaller caller, int connections, TimeSpan round, TextWriter log, CancellationToken cancellationToken)
    {
        var (best, level, rounds) = (0.0, 0, 0);
        while (level < EnoughInARow && rounds < MostRounds)
        {
            var (done, elapsed) = await ClosedLoop.RunAsync(caller, connections, round, cancellationToken);
            var rate = done / elapsed.TotalSeconds;
            level = rate > best * Faster ? 0 : level + 1;
            best = Math.Max(best, rate);
            rounds++;
        }

        log.WriteLine($"warmed up in {rounds} rounds: {best:N0} a second");
    }
}
