using DataHub.Core.Ports;
using DataHub.Core.Verifications;

namespace DataHub.Storage.Tests.Verifications;

/// <summary>A verification that cannot be read, or not gone on with, is told apart, put off and marked; the others of its chunk go on.</summary>
public sealed class FaultTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Late = Samples.Now.AddHours(1);
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    public async ValueTask InitializeAsync() =>
        await RunAsync("TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls, confirming_attestations");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("UPDATE intake_verifications SET family_sealed = set_byte(family_sealed, 40, get_byte(family_sealed, 40) # 1) WHERE id = $1", Fault.Altered)]
    [InlineData("UPDATE intake_verifications SET consent_sealed = substr(consent_sealed, 1, 20) WHERE id = $1", Fault.Altered)]
    [InlineData("UPDATE intake_verifications v SET family_sealed = o.family_sealed FROM intake_verifications o WHERE v.id = $1 AND o.id <> $1", Fault.Altered)]
    [InlineData("UPDATE intake_verifications SET family_sealed = set_byte(family_sealed, 1, 77) WHERE id = $1", Fault.KeyMissing)]
    [InlineData("UPDATE pulling_pulls SET body_sealed = set_byte(body_sealed, 40, get_byte(body_sealed, 40) # 1) WHERE verification_id = $1", Fault.Altered)]
    [InlineData("UPDATE pulling_pulls SET state = 'lost' WHERE verification_id = $1", Fault.Unreadable)]
    [InlineData("UPDATE deciding_revisions SET verdict_sealed = set_byte(verdict_sealed, 1, 77) WHERE verification_id = $1", Fault.KeyMissing)]
    [InlineData("INSERT INTO confirming_attestations SELECT division, year, id, id, now(), NULL, '\\x00' FROM deciding_states WHERE id = $1", Fault.Altered)]
    [InlineData("UPDATE intake_verifications SET stage = 'nursery' WHERE id = $1", Fault.Unreadable)]
    [InlineData("DELETE FROM intake_verifications WHERE id = $1", Fault.Incomplete)]
    public async Task One_that_cannot_be_read_is_claimed_apart_from_the_others(string harm, Fault fault)
    {
        var items = await OpenAsync(3);
        var bad = items[1].Verification.Id;
        await RunAsync(harm, bad);

        var chunk = await _store.ClaimDueAsync("node-2", 10, Lease, Late, default);

        chunk.Ready.Select(v => v.Id).ShouldBe([items[0].Verification.Id, items[2].Verification.Id], ignoreOrder: true);
        var unreadable = chunk.Unreadable.ShouldHaveSingleItem();
        (unreadable.Id, unreadable.Fault, unreadable.Faults).ShouldBe((bad, fault, 0));
        (await _store.ClaimDueAsync("node-3", 10, Lease, Late, default)).Count.ShouldBe(0, "all are leased, the unreadable one too");
    }

    [Fact]
    public async Task What_is_put_off_is_due_later_and_carries_its_mark_until_it_goes_on()
    {
        var item = (await OpenAsync(1)).Single();
        for (var times = 0; times < 2; times++)
        {
            var claimed = (await _store.ClaimDueAsync("node-2", 10, Lease, Late.AddHours(times), default)).Ready.ShouldHaveSingleItem();
            claimed.Faults.ShouldBe(times);
            await _store.PostponeAsync([new Postponement(claimed.Id, claimed.LeaseToken, Fault.Advance, Late.AddHours(times + 1))], default);
            (await _store.ClaimDueAsync("node-2", 10, Lease, Late.AddHours(times + 1).AddTicks(-10), default)).Count.ShouldBe(0);
            (await MarkAsync(item.Verification.Id)).ShouldBe(("advance", times + 1));
            (await _store.BacklogAsync(Late, default)).ShouldBe(new Backlog(0, null, 1));
        }

        var last = (await _store.ClaimDueAsync("node-2", 10, Lease, Late.AddHours(2), default)).Ready.ShouldHaveSingleItem();
        await _store.SaveAdvanceAsync(Samples.Finish(last) with { NewRevision = Samples.Revision(2), KeepLeaseUntil = Late.AddHours(3) }, default);
        (await MarkAsync(last.Id)).ShouldBe(("advance", 2), "what is known so far was stored, and the advance goes on");
        await _store.SaveAdvanceAsync(Samples.Finish(last) with { NewRevision = null }, default);
        (await MarkAsync(last.Id)).ShouldBe((null, 0));
        (await _store.BacklogAsync(Late.AddYears(1), default)).ShouldBe(new Backlog(0, null, 0));
    }

    [Fact]
    public async Task Nobody_puts_off_what_another_worker_has()
    {
        var item = (await OpenAsync(1)).Single();
        var claimed = (await _store.ClaimDueAsync("node-2", 10, Lease, Late, default)).Ready.ShouldHaveSingleItem();

        await _store.PostponeAsync([new Postponement(item.Verification.Id, item.Verification.LeaseToken, Fault.Advance, Late.AddDays(1))], default);

        (await MarkAsync(item.Verification.Id)).ShouldBe((null, 0));
        (await _store.SaveAdvanceAsync(Samples.Finish(claimed) with { NewRevision = null }, default)).ShouldBe(AdvanceResult.Saved);
    }

    [Fact]
    public async Task Who_asks_for_one_that_cannot_be_read_is_told_so_if_it_is_theirs()
    {
        var id = (await OpenAsync(1)).Single().Verification.Id;
        await RunAsync("UPDATE intake_verifications SET family_sealed = set_byte(family_sealed, 1, 77) WHERE id = $1", id);
        (await Should.ThrowAsync<UnreadableVerificationException>(_store.FindAsync(id, null, DivisionScope.All, default))).Fault.ShouldBe(Fault.KeyMissing);
        (await _store.FindAsync(id, null, new DivisionScope(["3702"]), default)).ShouldBeNull();
    }

    /// <summary>Each with a pull and a revision, leased to a worker that died.</summary>
    private async Task<NewVerification[]> OpenAsync(int count)
    {
        var items = Enumerable.Range(0, count).Select(i => Samples.New(key: $"k-{i}")).ToArray();
        foreach (var item in items)
        {
            await _store.OpenAsync(item, default);
            await _store.SaveAdvanceAsync(Samples.Finish(item.Verification) with { KeepLeaseUntil = Samples.Now + Lease }, default);
        }

        return items;
    }

    private async Task RunAsync(string sql, Guid? id = null)
    {
        await using var command = fixture.Storage.Database.CreateCommand(sql);
        if (id is not null)
        {
            command.Parameters.AddWithValue(id);
        }

        await command.ExecuteNonQueryAsync();
    }

    private async Task<(string? Fault, int Faults)> MarkAsync(Guid id)
    {
        await using var command = fixture.Storage.Database.CreateCommand("SELECT fault, faults FROM deciding_states WHERE id = $1");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt32(1));
    }
}
