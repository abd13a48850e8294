using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;

namespace DataHub.Storage.Tests.Verifications;

public sealed class LeaseTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    public async ValueTask InitializeAsync()
    {
        await using var command = fixture.Storage.Database.CreateCommand("TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Racing_claimers_never_get_the_same_verification()
    {
        await OpenAsync(100);
        var late = Samples.Now.AddHours(1);
        var chunks = await Task.WhenAll(Enumerable.Range(0, 8).Select(node => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            while (await _store.ClaimDueAsync($"node-{node}", 7, Lease, late, default) is { Count: > 0 } chunk)
            {
                mine.AddRange(chunk.Ready.Select(verification => verification.Id));
            }

            return mine;
        })));
        var claimed = chunks.SelectMany(chunk => chunk).ToList();
        claimed.Distinct().Count().ShouldBe(claimed.Count);
        claimed.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_lease_that_runs_out_is_taken_over_with_all_that_was_stored()
    {
        var item = (await OpenAsync(1)).Single();
        var waiting = Samples.Household(item.Verification, PullState.Waiting);
        await _store.SaveAdvanceAsync(
            new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = item.Verification, ChangedPulls = [waiting], NewRevision = Samples.Revision(outcome: Outcome.Pending, final: false), KeepLeaseUntil = Samples.Now + Lease }, default);
        (await _store.ClaimDueAsync("node-2", 10, Lease, Samples.Now.AddSeconds(59), default)).Ready.ShouldBeEmpty();
        var taken = (await _store.ClaimDueAsync("node-2", 10, Lease, Samples.Now.AddSeconds(60), default)).Ready.ShouldHaveSingleItem();
        taken.Id.ShouldBe(item.Verification.Id);
        taken.Family.Child.IdNumber.ShouldBe(Samples.ChildNumber);
        taken.Latest!.Number.ShouldBe(1);
        var pull = taken.Pulls.ShouldHaveSingleItem();
        (pull.State, pull.Ticket, pull.NextAttemptAt).ShouldBe((PullState.Waiting, waiting.Ticket, waiting.NextAttemptAt!.Value.ToUniversalTime()));
    }

    [Fact]
    public async Task Retries_are_due_at_their_time_and_oldest_first()
    {
        var items = await OpenAsync(3);
        foreach (var (item, seconds) in items.Zip([300, 100, 200]))
        {
            await SaveAsync(item, PullState.Failed, Samples.Now.AddSeconds(seconds));
        }

        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddSeconds(99), default)).Ready.ShouldBeEmpty();
        (await _store.BacklogAsync(Samples.Now.AddSeconds(250), default)).ShouldBe(new Backlog(2, Samples.Now.AddSeconds(100), 0));
        (await _store.ClaimDueAsync("n", 2, Lease, Samples.Now.AddHours(1), default)).Ready.Select(v => v.Id).ShouldBe([items[1].Verification.Id, items[2].Verification.Id]);
    }

    [Fact]
    public async Task What_is_answered_is_never_due_again_not_even_at_the_deadline()
    {
        var item = (await OpenAsync(1)).Single();
        await SaveAsync(item, PullState.Record, null);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddYears(1), default)).Ready.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_no_answer_is_due_at_the_deadline_once()
    {
        var item = (await OpenAsync(1)).Single();
        await SaveAsync(item, PullState.Failed, dueAt: null);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddDays(40).AddTicks(-10), default)).Ready.ShouldBeEmpty();
        var taken = (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddDays(40), default)).Ready.ShouldHaveSingleItem();
        (await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = taken, ChangedPulls = [] }, default)).ShouldBe(AdvanceResult.Saved);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddYears(1), default)).Ready.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_before_the_intake_is_none()
    {
        var item = (await OpenAsync(1, deadline: Samples.Now.AddDays(-1))).Single();
        await SaveAsync(item, PullState.Failed, dueAt: null);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddYears(1), default)).Ready.ShouldBeEmpty();
    }

    [Fact]
    public async Task Renewed_leases_last_longer_and_released_ones_are_due_at_once()
    {
        var items = await OpenAsync(3);
        var leases = items.Select(item => (item.Verification.Id, item.Verification.LeaseToken)).ToArray();
        leases[2].LeaseToken = Guid.Empty;
        (await _store.RenewLeasesAsync(leases, Samples.Now.AddMinutes(10), default)).ShouldBe([leases[0].Id, leases[1].Id], ignoreOrder: true);
        await _store.ReleaseAsync([leases[0], leases[2]], Samples.Now, default);
        var now = (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now, default)).Ready;
        now.Select(v => v.Id).ShouldBe([leases[0].Id]);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddSeconds(60), default)).Ready.Select(v => v.Id).ShouldBe([leases[2].Id, leases[0].Id], ignoreOrder: true);
        (await _store.ClaimDueAsync("n", 10, Lease, Samples.Now.AddMinutes(10), default)).Ready.Select(v => v.Id).ShouldContain(leases[1].Id);
    }

    private async Task<NewVerification[]> OpenAsync(int count, DateTimeOffset? deadline = null)
    {
        var items = Enumerable.Range(0, count).Select(i => Samples.New(key: $"k-{i}", deadline: deadline)).ToArray();
        await Task.WhenAll(items.Select(item => _store.OpenAsync(item, default)));
        return items;
    }

    private async Task SaveAsync(NewVerification item, PullState state, DateTimeOffset? dueAt)
    {
        var advance = new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = item.Verification, ChangedPulls = [Samples.Household(item.Verification, state)], NewRevision = Samples.Revision(), DueAt = dueAt };
        (await _store.SaveAdvanceAsync(advance, default)).ShouldBe(AdvanceResult.Saved);
    }
}
