using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Tickets;

/// <summary>What one look at a ticket brought.</summary>
/// <param name="End">The answer or failure; null while the source works on it.</param>
/// <param name="PollAfter">When to look again.</param>
public readonly record struct TicketLook(Fetched? End, TimeSpan PollAfter);

/// <summary>Scheme <c>api key, ticket</c>: looks at a ticket until it ends or the budget does; then the ticket is carried on with later.</summary>
public sealed class TicketPolling(TimeProvider time)
{
    /// <summary>Longest pause between two looks, whatever the source says.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Shortest pause before the first look. It doubles with each look up to <see cref="Patient"/>, so that a source that says 0 is not called without rest.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(160);

    /// <param name="pollAfter">When the source said to look first.</param>
    /// <param name="until">End of the budget; keep it before the attempt's timeout, which would lose the ticket.</param>
    public async ValueTask<Fetched> PollAsync(
        string ticket, TimeSpan pollAfter, DateTimeOffset until, Func<string, CancellationToken, ValueTask<TicketLook>> look, CancellationToken cancellationToken)
    {
        var (pause, shortest) = (pollAfter, Shortest);
        while (true)
        {
            pause = Clamp(pause, shortest, Longest);
            var next = time.GetUtcNow() + pause;
            if (next >= until)
            {
                return Fetched.Suspended(new Continuation(ticket, next));
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            var seen = await look(ticket, cancellationToken).ConfigureAwait(false);
            if (seen.End is { } end)
            {
                return end;
            }

            (pause, shortest) = (seen.PollAfter, Clamp(shortest * 2, Shortest, Patient));
        }
    }

    private static TimeSpan Clamp(TimeSpan pause, TimeSpan least, TimeSpan most) => pause < least ? least : pause > most ? most : pause;
}
