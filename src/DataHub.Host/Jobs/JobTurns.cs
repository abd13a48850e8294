namespace DataHub.Host.Jobs;

/// <summary>
/// How often one kind of job may be at work on this node. What a sweep enqueues beyond that ends at once, for which its queue has one worker more than
/// there are turns: so the queue stays short, however long the work takes.
/// </summary>
/// <param name="most">At least 1.</param>
internal sealed class JobTurns(int most)
{
    private int _taken;

    /// <summary>Works if a turn is free; leaves it to those at work if none is.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        if (Interlocked.Increment(ref _taken) > most)
        {
            Interlocked.Decrement(ref _taken);
            return;
        }

        try
        {
            await work();
        }
        finally
        {
            Interlocked.Decrement(ref _taken);
        }
    }
}
