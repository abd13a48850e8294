using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Storage.PostgreSql;
using DataHub.Testing;
using Npgsql;

namespace DataHub.Storage.Tests.Auditing;

/// <summary>Each test has a database of its own: a chain that one spoils is no chain for another.</summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PostgreSqlStorage _storage = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _storage = await _database.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Entries_come_back_newest_first_and_by_every_filter()
    {
        await AddAsync(Entry("operator:wang", AuditActions.SignIn, "3701"));
        await AddAsync(Entry("operator:wang", AuditActions.Unmask, "370102") with { Target = "v-1", Reason = "家长来电", Detail = "guardian-1.name" });
        await AddAsync(Entry("client-37", AuditActions.SourcePause, "37") with { Target = "property-title", At = Samples.Now.AddHours(1) });

        var all = await _storage.Audit.SearchAsync(new AuditQuery(), DivisionScope.All, default);
        all.Items.Select(i => i.Number).ShouldBe([3, 2, 1]);
        all.NextBefore.ShouldBeNull();
        all.Items[1].Event.ShouldBe(Entry("operator:wang", AuditActions.Unmask, "370102") with { Target = "v-1", Reason = "家长来电", Detail = "guardian-1.name" });

        (await NumbersAsync(new AuditQuery { Actor = "operator:wang" })).ShouldBe([2, 1]);
        (await NumbersAsync(new AuditQuery { Action = AuditActions.Unmask })).ShouldBe([2]);
        (await NumbersAsync(new AuditQuery { Target = "property-title" })).ShouldBe([3]);
        (await NumbersAsync(new AuditQuery { From = Samples.Now.AddMinutes(1) })).ShouldBe([3]);
        (await NumbersAsync(new AuditQuery { To = Samples.Now.AddMinutes(1) })).ShouldBe([2, 1]);
        var page = await _storage.Audit.SearchAsync(new AuditQuery { Limit = 2 }, DivisionScope.All, default);
        page.NextBefore.ShouldBe(2);
        (await NumbersAsync(new AuditQuery { Before = page.NextBefore })).ShouldBe([1]);
    }

    [Fact]
    public async Task A_reader_sees_what_concerns_the_own_divisions_only()
    {
        await AddAsync(Entry("operator:wang", AuditActions.Unmask, "370102"));
        await AddAsync(Entry("operator:li", AuditActions.Unmask, "370112"));
        await AddAsync(Entry("operator:admin", AuditActions.SourcePause, "37"));
        var seen = await _storage.Audit.SearchAsync(new AuditQuery(), new DivisionScope(["370102"]), default);
        seen.Items.Select(i => i.Event.Actor).ShouldBe(["operator:wang"]);
    }

    [Fact]
    public async Task An_untouched_chain_holds_over_segments_and_concurrent_writers()
    {
        (await _storage.Audit.ProveAsync(default)).ShouldSatisfyAllConditions(p => p.Holds.ShouldBeTrue(), p => p.Segments.ShouldBeEmpty());
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (writer, _) =>
        {
            for (var i = 0; i < 14; i++)
            {
                await AddAsync(Entry($"operator:{writer}", AuditActions.SignIn, "37"));
            }
        });
        var proof = await _storage.Audit.ProveAsync(default);
        proof.Fault.ShouldBeNull();
        proof.Segments.Select(s => (s.Number, s.FirstEntry, s.LastEntry)).ShouldBe([(1, 1, 100), (2, 101, 112)]);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'operator:nobody' WHERE number = 3", 3, "changed")]
    [InlineData("UPDATE audit_entries SET at = at + interval '1 day' WHERE number = 1", 1, "changed")]
    [InlineData("UPDATE audit_entries SET target = NULL WHERE number = 2", 2, "changed")]
    [InlineData("UPDATE audit_entries SET body_sealed = (SELECT body_sealed FROM audit_entries WHERE number = 5) WHERE number = 4", 4, "unreadable")]
    [InlineData("DELETE FROM audit_entries WHERE number = 4", 4, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number = 1", 1, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number > 80", 81, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number > 101", 102, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number > 100", 101, "missing")]
    [InlineData("DELETE FROM audit_entries; DELETE FROM audit_segments", 1, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number > 101; UPDATE audit_head SET number = 101, hash = (SELECT hash FROM audit_entries WHERE number = 101)", 101, "head-changed")]
    [InlineData("DELETE FROM audit_entries WHERE number > 101; DELETE FROM audit_head", 101, "head-missing")]
    [InlineData("UPDATE audit_head SET guarded_from = 2", 102, "head-changed")]
    [InlineData("UPDATE audit_segments SET hash = '\\x00'", 1, "segment-changed")]
    public async Task What_was_changed_behind_the_hub_is_found(string act, long entry, string problem)
    {
        for (var i = 0; i < 102; i++)
        {
            await AddAsync(Entry("operator:wang", AuditActions.Unmask, "370102") with { Target = $"v-{i}", Reason = "核对" });
        }

        (await _storage.Audit.ProveAsync(default)).Fault.ShouldBeNull();
        await ExecuteAsync($"ALTER TABLE audit_entries DISABLE TRIGGER USER; ALTER TABLE audit_segments DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER; {act}");
        (await _storage.Audit.ProveAsync(default)).Fault.ShouldBe(new AuditFault(entry, problem));
    }

    [Fact]
    public async Task What_was_cut_off_is_missed_for_good_and_a_lost_guard_is_told()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(Entry("operator:wang", AuditActions.SignIn, "37"));
        }

        (await _storage.Audit.ProveAsync(default)).GuardedFrom.ShouldBe(1);
        await ExecuteAsync("ALTER TABLE audit_entries DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER; DELETE FROM audit_entries WHERE number = 5");
        (await AddAsync(Entry("operator:wang", AuditActions.SignIn, "37"))).ShouldBe(6, "the entry that is gone keeps its number");
        (await _storage.Audit.ProveAsync(default)).Fault.ShouldBe(new AuditFault(5, "missing"));

        await ExecuteAsync("DELETE FROM audit_entries WHERE number > 4; DELETE FROM audit_head");
        await AddAsync(Entry("operator:wang", AuditActions.SignIn, "37"));
        var proof = await _storage.Audit.ProveAsync(default);
        (proof.Holds, proof.GuardedFrom).ShouldBe((true, 5));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'operator:nobody'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("DELETE FROM audit_segments")]
    public async Task The_tables_refuse_to_be_changed(string act)
    {
        await AddAsync(Entry("operator:wang", AuditActions.SignIn, "37"));
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(act))).MessageText.ShouldContain("only ever added to");
    }

    [Theory]
    [InlineData("UPDATE audit_head SET number = number - 1")]
    [InlineData("DELETE FROM audit_head")]
    public async Task The_end_only_moves_on(string act)
    {
        await AddAsync(Entry("operator:wang", AuditActions.SignIn, "37"));
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(act))).MessageText.ShouldContain("only ever moves on");
    }

    [Fact]
    public async Task What_is_done_and_its_entry_are_there_both_or_neither()
    {
        var item = new ItemId("property-title");
        var pause = new SourcePause(Samples.Now, "operator:wang", "why");
        await _storage.SourceControls.PauseAsync(item, pause, Entry("operator:wang", AuditActions.SourcePause, "37"), default);
        (await NumbersAsync(new AuditQuery())).ShouldBe([1]);
        await _storage.SourceControls.UnplanAsync(item, Guid.CreateVersion7(Samples.Now), Entry("operator:wang", AuditActions.SourceMaintenance, "37"), default);
        (await NumbersAsync(new AuditQuery())).ShouldBe([1], "nothing was done");

        // The entry cannot be written: what it tells of does not happen.
        await ExecuteAsync("ALTER TABLE audit_entries ADD CONSTRAINT full_up CHECK (number < 2)");
        await Should.ThrowAsync<PostgresException>(() => _storage.SourceControls.ResumeAsync(item, Entry("operator:wang", AuditActions.SourceResume, "37"), default));
        (await _storage.SourceControls.ReadAsync(Samples.Now, default)).PauseOf(item).ShouldBe(pause);
    }

    [Fact]
    public async Task A_reason_is_not_readable_in_the_database()
    {
        await AddAsync(Entry("operator:wang", AuditActions.Unmask, "370102") with { Reason = "the parent of Zhang called" });
        await using var command = _storage.Database.CreateCommand("SELECT count(*) FROM audit_entries a WHERE position('Zhang' in encode(body_sealed, 'escape') || a::text) > 0");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static AuditEvent Entry(string actor, string action, string division) => new() { At = Samples.Now, Actor = actor, Action = action, Division = division };

    private Task<long> AddAsync(AuditEvent entry) => _storage.Audit.AppendAsync(entry, default);

    private async Task<IEnumerable<long>> NumbersAsync(AuditQuery query) => (await _storage.Audit.SearchAsync(query, DivisionScope.All, default)).Items.Select(i => i.Number);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _storage.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
