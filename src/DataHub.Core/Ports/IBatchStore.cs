using DataHub.Core.Batches;

namespace DataHub.Core.Ports;

/// <summary>Batches with their rows. One method is one transaction. A batch of another client does not exist.</summary>
public interface IBatchStore
{
    /// <summary>
    /// Begins to take a file in. Under a key whose earlier upload came to no end and is not under way any more, the batch begins anew, and what was there of it is removed.
    /// </summary>
    /// <param name="until">The upload counts as given up then, unless <see cref="AppendAsync"/> moves it.</param>
    Task<BatchBegun> BeginAsync(NewBatch batch, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Stores a part, encrypted; nothing of it is worked on yet.</summary>
    /// <returns>False when this upload was given up on and another took its place.</returns>
    Task<bool> AppendAsync(Guid id, Guid upload, BatchPart part, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The file is whole: from here on its rows are worked on.</summary>
    /// <param name="digest">SHA-256 of the file.</param>
    /// <param name="rows">Refused ones included.</param>
    /// <returns>False as with <see cref="AppendAsync"/>.</returns>
    Task<bool> AcceptAsync(Guid id, Guid upload, byte[] digest, int rows, DateTimeOffset now, AuditEvent audit, CancellationToken cancellationToken);

    /// <summary>Removes a batch whose upload failed, with all that came in.</summary>
    Task AbandonAsync(Guid id, Guid upload, CancellationToken cancellationToken);

    Task<BatchStatus?> FindAsync(Guid id, BatchOwner owner, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<BatchStatus>> ListAsync(BatchOwner owner, Guid? before, int limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Moves a batch that is in one of <paramref name="from"/>. Cancelling removes the rows that were not begun, and tells the client's webhooks.</summary>
    /// <param name="audit">Written in the same transaction if it moves.</param>
    /// <returns>The state afterwards, or null when there is no such batch.</returns>
    Task<BatchState?> MoveAsync(Guid id, BatchOwner owner, IReadOnlyList<BatchState> from, BatchState to, string? reason, DateTimeOffset now, AuditEvent audit, CancellationToken cancellationToken);

    /// <summary>Results in the order of the file, up to the first row that is not worked on yet.</summary>
    /// <param name="afterLine">0 from the beginning.</param>
    Task<IReadOnlyList<BatchResult>> ResultsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<BatchReject>> RejectsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the next chunk that waits, or one whose lease ran out; the earliest of each batch, so that a small batch does not wait for a large one. Null when there is none.
    /// Committed before anybody is asked.
    /// </summary>
    Task<BatchChunk?> ClaimChunkAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Stores results, keeps the chunk until then, and tells where its batch stands.</summary>
    /// <returns>Null when the lease was lost: nothing was stored.</returns>
    Task<BatchState?> KeepAsync(
        BatchChunk chunk, IReadOnlyList<BatchRowDone> done, IReadOnlyList<BatchReject> rejects, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Begins no row of the batch before then.</summary>
    Task RestAsync(Guid id, string reason, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Ends the worker's hold: done if every row has a result, else the chunk waits again.</summary>
    Task LeaveChunkAsync(BatchChunk chunk, CancellationToken cancellationToken);

    /// <summary>Ends batches whose last chunk is done, and tells their clients' webhooks in the same transaction; removes uploads that were given up.</summary>
    /// <returns>Ended batches.</returns>
    Task<IReadOnlyList<Guid>> FinishAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Looks again at rows whose verdict was not final, some chunks at a time, those not looked at for longest first.</summary>
    /// <param name="countedBefore">Those looked at later are left alone.</param>
    /// <returns>Chunks counted.</returns>
    Task<int> RecountAsync(DateTimeOffset countedBefore, int limit, DateTimeOffset now, CancellationToken cancellationToken);
}
