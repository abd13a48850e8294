using DataHub.Core.Batches;
using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql.Auditing;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Batches;

/// <inheritdoc cref="IBatchStore"/>
internal sealed class BatchStore(NpgsqlDataSource database, Sealer sealer, AuditWriter audit, TimeProvider time) : IBatchStore
{
    private readonly BatchUploads _uploads = new(database, sealer, audit, time);
    private readonly BatchReader _reader = new(database, sealer);
    private readonly BatchChunks _chunks = new(database, sealer, time);
    private readonly BatchEnds _ends = new(database, audit);

    public Task<BatchBegun> BeginAsync(NewBatch batch, DateTimeOffset until, CancellationToken cancellationToken) => _uploads.BeginAsync(batch, until, cancellationToken);

    public Task<bool> AppendAsync(Guid id, Guid upload, BatchPart part, DateTimeOffset until, CancellationToken cancellationToken) =>
        _uploads.AppendAsync(id, upload, part, until, cancellationToken);

    public Task<bool> AcceptAsync(Guid id, Guid upload, byte[] digest, int rows, DateTimeOffset now, AuditEvent audit, CancellationToken cancellationToken) =>
        _uploads.AcceptAsync(id, upload, digest, rows, now, audit, cancellationToken);

    public Task AbandonAsync(Guid id, Guid upload, CancellationToken cancellationToken) => _uploads.AbandonAsync(id, upload, cancellationToken);

    public async Task<BatchStatus?> FindAsync(Guid id, BatchOwner owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await BatchReader.FindAsync(connection, id, owner, now, cancellationToken);
    }

    public Task<IReadOnlyList<BatchStatus>> ListAsync(BatchOwner owner, Guid? before, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        _reader.ListAsync(owner, before, limit, now, cancellationToken);

    public Task<BatchState?> MoveAsync(
        Guid id, BatchOwner owner, IReadOnlyList<BatchState> from, BatchState to, string? reason, DateTimeOffset now, AuditEvent audit, CancellationToken cancellationToken) =>
        _ends.MoveAsync(id, owner, from, to, reason, now, audit, cancellationToken);

    public Task<IReadOnlyList<BatchResult>> ResultsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken) =>
        _reader.ResultsAsync(id, afterLine, limit, cancellationToken);

    public Task<IReadOnlyList<BatchReject>> RejectsAsync(Guid id, int afterLine, int limit, CancellationToken cancellationToken) =>
        _reader.RejectsAsync(id, afterLine, limit, cancellationToken);

    public Task<BatchChunk?> ClaimChunkAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken) =>
        _chunks.ClaimAsync(node, leaseFor, now, cancellationToken);

    public Task<BatchState?> KeepAsync(
        BatchChunk chunk, IReadOnlyList<BatchRowDone> done, IReadOnlyList<BatchReject> rejects, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        _chunks.KeepAsync(chunk, done, rejects, until, now, cancellationToken);

    public Task RestAsync(Guid id, string reason, DateTimeOffset until, CancellationToken cancellationToken) => _chunks.RestAsync(id, reason, until, cancellationToken);

    public Task LeaveChunkAsync(BatchChunk chunk, CancellationToken cancellationToken) => _chunks.LeaveAsync(chunk, cancellationToken);

    public Task<IReadOnlyList<Guid>> FinishAsync(DateTimeOffset now, CancellationToken cancellationToken) => _ends.FinishAsync(now, cancellationToken);

    public Task<int> RecountAsync(DateTimeOffset countedBefore, int limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        _chunks.RecountAsync(countedBefore, limit, now, cancellationToken);
}
