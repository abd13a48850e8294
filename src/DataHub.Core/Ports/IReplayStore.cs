using DataHub.Core.Replays;

namespace DataHub.Core.Ports;

/// <summary>Replays with their batches and pulls. One method is one transaction.</summary>
public interface IReplayStore
{
    /// <summary>Reads what a replay would take.</summary>
    Task<ReplayForecast> ForecastAsync(ReplaySelection selection, bool force, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Freezes the selection, in batches of at most 1,000. Pulls of another outstanding replay are left out.</summary>
    /// <param name="audit">Written in the same transaction, with how many pulls.</param>
    /// <param name="most">More than so many are not taken at once.</param>
    /// <returns>Pulls frozen; 0 means that nothing was stored, and more than <paramref name="most"/> too.</returns>
    Task<long> CreateAsync(NewReplay replay, DivisionScope scope, int most, AuditEvent? audit, CancellationToken cancellationToken);

    Task<IReadOnlyList<ReplayStatus>> ListAsync(DivisionScope scope, Guid? before, int limit, CancellationToken cancellationToken);

    Task<ReplayStatus?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Moves a replay that is in one of <paramref name="from"/>; cancelling sets free what was not asked.</summary>
    /// <param name="audit">Written in the same transaction if it moves; null where the hub itself moves it.</param>
    /// <returns>The state afterwards, or null when there is no such replay.</returns>
    Task<ReplayState?> MoveAsync(Guid id, DivisionScope scope, IReadOnlyList<ReplayState> from, ReplayState to, string? reason, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken);

    /// <summary>Takes the next batch that waits, or one whose lease ran out; null when there is none. Committed before anybody is asked.</summary>
    Task<ReplayBatch?> ClaimBatchAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps the batch, and tells where its replay stands.</summary>
    /// <returns>Null when the lease was lost.</returns>
    Task<ReplayState?> RenewAsync(ReplayBatch batch, double currentRate, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Ends the worker's hold: done if no pull is without a result, else the batch waits again. The last batch ends its replay.</summary>
    Task LeaveBatchAsync(ReplayBatch batch, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores results of pulls that nobody was asked about (gone, or the work on them was interrupted).</summary>
    Task SettleAsync(IReadOnlyCollection<ReplayedPull> results, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends replays whose last worker died after its last batch.</summary>
    Task FinishAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
