using System.Security.Cryptography;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Committing;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <inheritdoc cref="IVerificationStore"/>
internal sealed class VerificationStore : IVerificationStore, IAsyncDisposable
{
    /// <summary>Two shared commits at once: one is sent while the other is flushed to disk.</summary>
    private const int Lanes = 2;

    /// <summary>Bounds what one slow commit holds up.</summary>
    private const int LargestCommit = 64;

    private readonly NpgsqlDataSource _database;
    private readonly Sealer _sealer;
    private readonly Leases _leases;
    private readonly VerificationLoader _loader;
    private readonly VerificationSearch _search;
    private readonly AttestationWriter _attestations;
    private readonly GroupCommit<OpenWrite, OpenResult> _opening;
    private readonly GroupCommit<AdvanceWrite, StoredAdvance> _advancing;

    public VerificationStore(NpgsqlDataSource database, IFieldProtector protector, TimeProvider time)
    {
        _database = database;
        _sealer = new Sealer(protector);
        _leases = new Leases(time);
        _loader = new VerificationLoader(_sealer);
        _search = new VerificationSearch(database, _sealer);
        _attestations = new AttestationWriter(database, _sealer, _leases, _loader);
        _opening = new((writes, token) => OpenStatement.RunAsync(database, writes, token), Lanes, LargestCommit);
        _advancing = new((writes, token) => AdvanceStatement.RunAsync(database, writes, time.GetUtcNow(), token), Lanes, LargestCommit);
    }

    public Task<OpenResult> OpenAsync(NewVerification verification, CancellationToken cancellationToken) =>
        _opening.AddAsync(OpenWrite.Seal(verification, _sealer), cancellationToken);

    public Task<OpenResult?> FindOpenedAsync(string clientId, string idempotencyKey, byte[] bodyDigest, CancellationToken cancellationToken) =>
        OpenStatement.FindAsync(_database, clientId, idempotencyKey, bodyDigest, cancellationToken);

    public async Task<AdvanceResult> SaveAdvanceAsync(Advance advance, CancellationToken cancellationToken)
    {
        StoredAdvance stored;
        try
        {
            stored = await _advancing.AddAsync(AdvanceWrite.Seal(advance, _sealer), cancellationToken);
        }
        catch (Exception exception) when (Outages.Passes(exception))
        {
            throw new StoreUnavailableException(exception);
        }

        return stored.Outcome switch
        {
            AdvanceOutcome.Saved => AdvanceResult.Saved,
            AdvanceOutcome.LeaseLost => AdvanceResult.LeaseLost,
            _ => new AdvanceResult(stored.Outcome, [.. stored.Seats.Select(taken => OpenSeat(taken.Holder, taken.Seat))]),
        };
    }

    public async Task<DueChunk> ClaimDueAsync(string node, int limit, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var claimed = await _leases.ClaimAsync(connection, node, limit, leaseFor, now, cancellationToken);
        if (claimed.Length == 0)
        {
            return DueChunk.Empty;
        }

        var loaded = await _loader.LoadAsync(connection, Array.ConvertAll(claimed, c => c.Id), revision: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DueChunk(
            [.. claimed.Where(c => loaded.FaultOf(c.Id) is null).Select(c => loaded.Find(c.Id)!.Verification)],
            [.. claimed.Where(c => loaded.FaultOf(c.Id) is not null).Select(c => new UnreadableVerification(c.Id, c.Token, loaded.FaultOf(c.Id)!.Value, c.Faults))]);
    }

    public async Task<ClaimedVerifications> ClaimAsync(IReadOnlyCollection<Guid> ids, LeaseRequest lease, CancellationToken cancellationToken)
    {
        var (wanted, unreadable) = (ids.ToArray(), new List<Guid>());
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var claimed = await _leases.ClaimTheseAsync(connection, wanted, lease, cancellationToken);
            var loaded = await _loader.LoadAsync(connection, claimed, revision: null, cancellationToken);
            var faulty = Array.FindAll(claimed, id => loaded.FaultOf(id) is not null);
            if (faulty.Length == 0)
            {
                await transaction.CommitAsync(cancellationToken);
                return new ClaimedVerifications([.. claimed.Select(id => loaded.Find(id)!.Verification)], unreadable);
            }

            // What cannot be read keeps its due time: the claim is taken back, and made again without it.
            await transaction.RollbackAsync(cancellationToken);
            unreadable.AddRange(faulty);
            wanted = [.. wanted.Except(faulty)];
        }
    }

    public Task<IReadOnlySet<Guid>> RenewLeasesAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset until, CancellationToken cancellationToken) =>
        Leases.RenewAsync(_database, leases, until, cancellationToken);

    public Task ReleaseAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset now, CancellationToken cancellationToken) =>
        Leases.ReleaseAsync(_database, leases, now, cancellationToken);

    public Task PostponeAsync(IReadOnlyCollection<Postponement> postponements, CancellationToken cancellationToken) =>
        Leases.PostponeAsync(_database, postponements, cancellationToken);

    public Task<DeskResult> AttestAsync(Guid id, DivisionScope scope, Attestation attestation, LeaseRequest lease, CancellationToken cancellationToken) =>
        _attestations.AddAsync(id, scope, attestation, lease, cancellationToken);

    public Task<DeskResult> RevokeAttestationAsync(Guid id, DivisionScope scope, Guid attestationId, LeaseRequest lease, CancellationToken cancellationToken) =>
        _attestations.RevokeAsync(id, scope, attestationId, lease, cancellationToken);

    public async Task<VerificationView?> FindAsync(Guid id, int? revision, DivisionScope scope, CancellationToken cancellationToken)
    {
        LoadedChunk loaded;
        await using (var connection = await _database.OpenConnectionAsync(cancellationToken))
        {
            loaded = await _loader.LoadAsync(connection, [id], revision, cancellationToken);
        }

        if (loaded.IsUnreadable(id) && await LatestRevisionAsync(id, scope, cancellationToken) is null)
        {
            return null; // It is none of this caller's.
        }

        return loaded.Find(id) is { } found && scope.Covers(found.Verification.PolicyKey.Division) && (revision is null || found.Revision is not null)
            ? new VerificationView(found.Verification, found.Revision, found.LatestRevision)
            : null;
    }

    public async Task<int?> LatestRevisionAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("SELECT division, revision FROM deciding_states WHERE id = $1").With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && scope.Covers(reader.GetString(0)) ? reader.GetInt32(1) : null;
    }

    public Task<SearchPage> SearchAsync(VerificationQuery query, DivisionScope scope, CancellationToken cancellationToken) =>
        _search.RunAsync(query, scope, cancellationToken);

    public async Task<Backlog> BacklogAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("SELECT count(*)::int, min(due_at), (SELECT count(*)::int FROM deciding_states WHERE fault IS NOT NULL) FROM deciding_states WHERE due_at <= $1").With(now.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Backlog(reader.GetInt32(0), reader.Nullable<DateTimeOffset>(1), reader.GetInt32(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _opening.DisposeAsync();
        await _advancing.DisposeAsync();
    }

    private Seat OpenSeat(Guid holder, byte[] seat)
    {
        try
        {
            return _sealer.Open(seat, CoreJson.Stored.Seat, Places.SeatOf(holder));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            throw new UnreadableVerificationException(holder, LoadedChunk.FaultOf(exception), exception);
        }
    }
}
