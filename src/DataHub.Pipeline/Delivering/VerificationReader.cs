using DataHub.Core.Ports;

namespace DataHub.Pipeline.Delivering;

/// <summary>Reads verifications for callers, waiting for news if they want to.</summary>
public sealed class VerificationReader(IVerificationStore store, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public Task<VerificationView?> FindAsync(Guid id, int? revision, DivisionScope scope, CancellationToken cancellationToken) =>
        store.FindAsync(id, revision, scope, cancellationToken);

    public Task<SearchPage> SearchAsync(VerificationQuery query, DivisionScope scope, CancellationToken cancellationToken) =>
        store.SearchAsync(query, scope, cancellationToken);

    /// <summary>Long poll: answers as soon as there is a revision above the given one, or with the latest when the wait is over.</summary>
    public async Task<VerificationView?> WaitBeyondAsync(Guid id, int revision, TimeSpan wait, DivisionScope scope, CancellationToken cancellationToken)
    {
        // Any node may make the next revision, so the database is asked; one index look-up each time.
        await UntilAsync(async () => await store.LatestRevisionAsync(id, scope, cancellationToken).ConfigureAwait(false) is not { } latest || latest > revision, wait, cancellationToken).ConfigureAwait(false);
        return await store.FindAsync(id, null, scope, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<VerificationView?> WaitForFinalAsync(Guid id, TimeSpan wait, CancellationToken cancellationToken)
    {
        VerificationView? view = null;
        await UntilAsync(
            async () => (view = await store.FindAsync(id, null, DivisionScope.All, cancellationToken).ConfigureAwait(false))?.Revision is { Final: true },
            wait,
            cancellationToken).ConfigureAwait(false);
        return view;
    }

    private async Task UntilAsync(Func<Task<bool>> done, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!await done().ConfigureAwait(false) && time.GetElapsedTime(started) + Look <= wait)
        {
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
