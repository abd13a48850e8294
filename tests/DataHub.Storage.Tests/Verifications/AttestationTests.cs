using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Storage.Tests.Verifications;

public sealed class AttestationTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly LeaseRequest Lease = new("node-2", TimeSpan.FromMinutes(1), Samples.Now.AddSeconds(10));
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    [Fact]
    public async Task An_attestation_comes_with_the_lease_under_which_it_is_decided()
    {
        var decided = await DecidedAsync("a1");
        var attestation = Attestation();

        var result = await _store.AttestAsync(decided.Id, DivisionScope.All, attestation, Lease, default);

        result.Outcome.ShouldBe(DeskOutcome.Leased);
        result.Verification!.Attestations.ShouldBe([attestation]);
        var saved = await _store.SaveAdvanceAsync(
            new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = result.Verification, ChangedPulls = [], NewRevision = Samples.Revision(2, Outcome.ProofGiven, final: true) }, default);
        saved.Outcome.ShouldBe(AdvanceOutcome.Saved);
        (await _store.FindAsync(decided.Id, null, DivisionScope.All, default))!.Verification.Attestations.ShouldBe([attestation]);
    }

    [Fact]
    public async Task A_worker_that_dies_after_attesting_leaves_a_due_verification()
    {
        var decided = await DecidedAsync("a2");
        await _store.AttestAsync(decided.Id, DivisionScope.All, Attestation(), Lease, default);

        var claimed = (await _store.ClaimDueAsync("node-3", 10, TimeSpan.FromMinutes(1), Lease.Now + Lease.For, default)).Ready;

        claimed.ShouldContain(v => v.Id == decided.Id && v.Attestations.Count == 1);
    }

    [Fact]
    public async Task Nothing_is_written_while_another_worker_has_the_verification()
    {
        var open = Samples.New(key: "a3");
        await _store.OpenAsync(open, default);

        (await _store.AttestAsync(open.Verification.Id, DivisionScope.All, Attestation(), Lease, default)).Outcome.ShouldBe(DeskOutcome.Busy);

        (await _store.FindAsync(open.Verification.Id, null, DivisionScope.All, default))!.Verification.Attestations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_divisions_verification_is_not_found()
    {
        var decided = await DecidedAsync("a4");
        (await _store.AttestAsync(decided.Id, new DivisionScope(["3713"]), Attestation(), Lease, default)).Outcome.ShouldBe(DeskOutcome.NotFound);
    }

    [Fact]
    public async Task A_revoked_attestation_counts_no_more_and_is_revoked_once()
    {
        var decided = await DecidedAsync("a5");
        var attestation = Attestation();
        var leased = await _store.AttestAsync(decided.Id, DivisionScope.All, attestation, Lease, default);
        await _store.ReleaseAsync([(decided.Id, leased.Verification!.LeaseToken)], Lease.Now, default);

        var revoked = await _store.RevokeAttestationAsync(decided.Id, DivisionScope.All, attestation.Id, Lease, default);
        await _store.ReleaseAsync([(decided.Id, revoked.Verification!.LeaseToken)], Lease.Now, default);

        revoked.Verification.Attestations.ShouldBeEmpty();
        (await _store.RevokeAttestationAsync(decided.Id, DivisionScope.All, attestation.Id, Lease, default)).Outcome.ShouldBe(DeskOutcome.NotFound);
    }

    [Fact]
    public async Task An_earlier_revision_shows_the_attestations_that_it_knew()
    {
        var decided = await DecidedAsync("a6");
        var attestation = Attestation();
        var attested = (await _store.AttestAsync(decided.Id, DivisionScope.All, attestation, Lease, default)).Verification!;
        await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = attested, ChangedPulls = [], NewRevision = Samples.Revision(2, Outcome.ProofGiven, final: true) }, default);
        var revoked = (await _store.RevokeAttestationAsync(decided.Id, DivisionScope.All, attestation.Id, Lease, default)).Verification!;
        await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = revoked, ChangedPulls = [], NewRevision = Samples.Revision(3, Outcome.PaperRequired, final: true) }, default);

        (await KnownAsync(1)).ShouldBeEmpty();
        (await KnownAsync(2)).ShouldBe([attestation]);
        (await KnownAsync(3)).ShouldBeEmpty();
        (await KnownAsync(null)).ShouldBeEmpty();

        async Task<IReadOnlyList<Attestation>> KnownAsync(int? revision) => (await _store.FindAsync(decided.Id, revision, DivisionScope.All, default))!.Verification.Attestations;
    }

    [Fact]
    public async Task The_latest_revision_shows_what_was_attested_since()
    {
        var decided = await DecidedAsync("a7");
        await _store.AttestAsync(decided.Id, DivisionScope.All, Attestation(), Lease, default);

        (await _store.FindAsync(decided.Id, 1, DivisionScope.All, default))!.Verification.Attestations.ShouldHaveSingleItem();
    }

    private async Task<Case> DecidedAsync(string key)
    {
        var item = Samples.New(key: key);
        await _store.OpenAsync(item, default);
        await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = item.Verification, ChangedPulls = [], NewRevision = Samples.Revision(final: true) }, default);
        return item.Verification;
    }

    private static Attestation Attestation() => new(
        Guid.CreateVersion7(Samples.Now), "home", "property-certificate", "历下区教育局", "A012", new string('a', 64), Samples.Now);
}
