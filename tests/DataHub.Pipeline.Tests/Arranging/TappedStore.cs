using DataHub.Core.Ports;
using DataHub.Core.Verifications;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>The database as one node sees it, with something happening on the way there or back.</summary>
internal sealed class TappedStore(IVerificationStore store) : IVerificationStore
{
    public Func<Task> BeforeOpen { get; set; } = () => Task.CompletedTask;
    public Func<Task> AfterOpen { get; set; } = () => Task.CompletedTask;
    public Func<Advance, Task> BeforeSave { get; set; } = _ => Task.CompletedTask;
    public Func<Task> AfterSave { get; set; } = () => Task.CompletedTask;
    public Func<Task> BeforeRenew { get; set; } = () => Task.CompletedTask;
    public Func<Task> AfterRenew { get; set; } = () => Task.CompletedTask;
    public Func<Task> BeforePostpone { get; set; } = () => Task.CompletedTask;
    public Func<Task> AfterClaim { get; set; } = () => Task.CompletedTask;

    public async Task<OpenResult> OpenAsync(NewVerification verification, CancellationToken cancellationToken)
    {
        await BeforeOpen().WaitAsync(cancellationToken);
        var result = await store.OpenAsync(verification, cancellationToken);
        await AfterOpen().WaitAsync(cancellationToken);
        return result;
    }

    public Task<OpenResult?> FindOpenedAsync(string clientId, string idempotencyKey, byte[] bodyDigest, CancellationToken cancellationToken) =>
        store.FindOpenedAsync(clientId, idempotencyKey, bodyDigest, cancellationToken);

    public async Task<AdvanceResult> SaveAdvanceAsync(Advance advance, CancellationToken cancellationToken)
    {
        await BeforeSave(advance).WaitAsync(cancellationToken);
        var result = await store.SaveAdvanceAsync(advance, cancellationToken);
        await AfterSave().WaitAsync(cancellationToken);
        return result;
    }

    public Task<ClaimedVerifications> ClaimAsync(IReadOnlyCollection<Guid> ids, LeaseRequest lease, CancellationToken cancellationToken) =>
        store.ClaimAsync(ids, lease, cancellationToken);

    public async Task<DueChunk> ClaimDueAsync(string node, int limit, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claimed = await store.ClaimDueAsync(node, limit, leaseFor, now, cancellationToken);
        await AfterClaim().WaitAsync(cancellationToken);
        return claimed;
    }

    public async Task<IReadOnlySet<Guid>> RenewLeasesAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await BeforeRenew();
        var kept = await store.RenewLeasesAsync(leases, until, cancellationToken);
        await AfterRenew();
        return kept;
    }

    public Task ReleaseAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReleaseAsync(leases, now, cancellationToken);

    public async Task PostponeAsync(IReadOnlyCollection<Postponement> postponements, CancellationToken cancellationToken)
    {
        await BeforePostpone();
        await store.PostponeAsync(postponements, cancellationToken);
    }

    public Task<DeskResult> AttestAsync(Guid id, DivisionScope scope, Attestation attestation, LeaseRequest lease, CancellationToken cancellationToken) =>
        store.AttestAsync(id, scope, attestation, lease, cancellationToken);

    public Task<DeskResult> RevokeAttestationAsync(Guid id, DivisionScope scope, Guid attestationId, LeaseRequest lease, CancellationToken cancellationToken) =>
        store.RevokeAttestationAsync(id, scope, attestationId, lease, cancellationToken);

    public Task<VerificationView?> FindAsync(Guid id, int? revision, DivisionScope scope, CancellationToken cancellationToken) => store.FindAsync(id, revision, scope, cancellationToken);

    public Task<int?> LatestRevisionAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken) => store.LatestRevisionAsync(id, scope, cancellationToken);

    public Task<SearchPage> SearchAsync(VerificationQuery query, DivisionScope scope, CancellationToken cancellationToken) => store.SearchAsync(query, scope, cancellationToken);

    public Task<Backlog> BacklogAsync(DateTimeOffset now, CancellationToken cancellationToken) => store.BacklogAsync(now, cancellationToken);
}
