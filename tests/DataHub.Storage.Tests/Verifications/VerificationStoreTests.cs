using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;

namespace DataHub.Storage.Tests.Verifications;

public sealed class VerificationStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    public async ValueTask InitializeAsync()
    {
        await using var command = fixture.Storage.Database.CreateCommand("TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls, confirming_seats");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_stored_comes_back_whole()
    {
        var item = Samples.New(externalId: "LX-1");
        (await _store.OpenAsync(item, default)).ShouldBe(new OpenResult(OpenOutcome.Created, item.Verification.Id));
        var pull = Samples.Household(item.Verification);
        var revision = Samples.Revision(pull: pull.Id);
        (await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = item.Verification, ChangedPulls = [pull], NewRevision = revision }, default)).Outcome.ShouldBe(AdvanceOutcome.Saved);

        var view = (await _store.FindAsync(item.Verification.Id, null, DivisionScope.All, default)).ShouldNotBeNull();
        view.LatestRevision.ShouldBe(1);
        Json(view.Verification.Family, CoreJson.Stored.Family).ShouldBe(Json(item.Verification.Family, CoreJson.Stored.Family));
        view.Verification.Consent.ShouldBe(item.Verification.Consent);
        (view.Verification.PolicyKey, view.Verification.PolicyVersion, view.Verification.ClientId, view.Verification.ExternalId, view.Verification.ClaimedGroup, view.Verification.CreatedAt, view.Verification.TraceParent)
            .ShouldBe((item.Verification.PolicyKey, 3, "lixia", "LX-1", "property-and-household", Samples.Now, item.Verification.TraceParent));
        Json(view.Revision!.Verdict, CoreJson.Stored.Verdict).ShouldBe(Json(revision.Verdict, CoreJson.Stored.Verdict));
        (view.Revision.Number, view.Revision.Final, view.Revision.Receipt, view.Revision.DecidedAt, view.Revision.ElapsedMs, view.Revision.DecisionDate)
            .ShouldBe((1, true, revision.Receipt, revision.DecidedAt, 412, revision.DecisionDate));
        view.Revision.InputDigest.ShouldBe(revision.InputDigest);
        var stored = view.Verification.Pulls.ShouldHaveSingleItem();
        Json(stored.Question, CoreJson.Stored.PullQuestion).ShouldBe(Json(pull.Question, CoreJson.Stored.PullQuestion));
        Json(stored.Answer!, CoreJson.Stored.PullAnswer).ShouldBe(Json(pull.Answer!, CoreJson.Stored.PullAnswer));
        stored.RawDigest.ShouldBe(pull.RawDigest);
        (stored with { Question = pull.Question, Answer = pull.Answer, Raw = pull.Raw, RawDigest = pull.RawDigest, NewAttempts = pull.NewAttempts }).ShouldBe(pull with { IsStored = true, StoredSource = pull.Source });
        (await RawAsync(pull.Id))!.Digest().ShouldBe(pull.RawDigest);
    }

    [Fact]
    public async Task One_key_opens_once_and_another_body_under_it_is_a_mismatch()
    {
        var first = Samples.New();
        await _store.OpenAsync(first, default);
        (await _store.OpenAsync(Samples.New(), default)).ShouldBe(new OpenResult(OpenOutcome.Existing, first.Verification.Id));
        (await _store.OpenAsync(Samples.New(digest: 2, division: "370112"), default)).ShouldBe(new OpenResult(OpenOutcome.Mismatch, first.Verification.Id));
        (await CountAsync("intake_verifications")).ShouldBe(1);
    }

    [Fact]
    public async Task Racing_requests_with_one_key_insert_once()
    {
        await using var other = await fixture.Database.OpenAsync();
        for (var round = 0; round < 20; round++)
        {
            var key = $"race-{round}";
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _store : other.Verifications).OpenAsync(Samples.New(key: key), default)));
            results.Count(result => result.Outcome == OpenOutcome.Created).ShouldBe(1);
            results.Count(result => result.Outcome == OpenOutcome.Existing).ShouldBe(7);
            results.Select(result => result.Id).Distinct().Count().ShouldBe(1);
        }

        (await CountAsync("intake_verifications")).ShouldBe(20);
        (await CountAsync("deciding_states")).ShouldBe(20);
    }

    [Fact]
    public async Task A_later_advance_keeps_the_raw_answer_and_appends_its_attempts()
    {
        var item = Samples.New();
        await _store.OpenAsync(item, default);
        var failed = Samples.Household(item.Verification, PullState.Failed);
        await _store.SaveAdvanceAsync(Progress(item, [failed], Samples.Revision(outcome: Outcome.Pending, final: false)), default);
        var answered = Samples.Household(item.Verification) with { Id = failed.Id, IsStored = true, Attempts = 2, NewAttempts = [new PullAttempt(2, Samples.Now, 70, PullState.Record, null, null, null, "node-2")] };
        await _store.SaveAdvanceAsync(Progress(item, [answered], Samples.Revision(2)), default);
        var loaded = (await _store.FindAsync(item.Verification.Id, null, DivisionScope.All, default))!.Verification.Pulls.Single();
        await _store.SaveAdvanceAsync(Progress(item, [loaded with { Reused = true }], null), default);

        (await RawAsync(failed.Id))!.Digest().ShouldBe(answered.RawDigest);
        (await ScalarAsync("SELECT jsonb_agg(a->'number')::text FROM pulling_pulls, jsonb_array_elements(attempt_log) a")).ShouldBe("[1, 2]");
        (await _store.FindAsync(item.Verification.Id, 1, DivisionScope.All, default))!.Revision!.Verdict.Outcome.ShouldBe(Outcome.Pending);
        (await _store.FindAsync(item.Verification.Id, 2, DivisionScope.All, default))!.Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        (await _store.FindAsync(item.Verification.Id, 3, DivisionScope.All, default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_earlier_revision_shows_the_pulls_as_it_knew_them()
    {
        var item = Samples.New();
        await _store.OpenAsync(item, default);
        var failed = Samples.Household(item.Verification, PullState.Failed);
        var first = Samples.Revision(outcome: Outcome.Pending, final: false);
        await _store.SaveAdvanceAsync(Progress(item, [failed], first), default);
        var answered = Samples.Household(item.Verification) with { Id = failed.Id, IsStored = true, Attempts = 2, NewAttempts = [new PullAttempt(2, Samples.Now, 70, PullState.Record, null, null, null, "node-2")] };
        var later = Samples.Household(item.Verification) with { Id = Guid.CreateVersion7(first.DecidedAt.AddSeconds(1)) };
        await _store.SaveAdvanceAsync(
            Progress(item, [answered, later], Samples.Revision(2)) with { Verification = item.Verification with { Latest = first, Pulls = [failed] } }, default);

        var then = (await _store.FindAsync(item.Verification.Id, 1, DivisionScope.All, default))!.Verification.Pulls.ShouldHaveSingleItem();
        (then.Id, then.State, then.Attempts, then.Answer!.Failure!.Class).ShouldBe((failed.Id, PullState.Failed, 1, ErrorClass.Transient));
        foreach (var revision in new int?[] { 2, null })
        {
            var now = (await _store.FindAsync(item.Verification.Id, revision, DivisionScope.All, default))!.Verification.Pulls;
            now.Select(pull => (pull.State, pull.Attempts)).ShouldBe([(PullState.Record, 2), (PullState.Record, 1)]);
        }
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_stores_nothing()
    {
        var item = Samples.New();
        await _store.OpenAsync(item, default);
        var late = Samples.Now.AddSeconds(61);
        var taken = (await _store.ClaimDueAsync("node-2", 10, TimeSpan.FromMinutes(1), late, default)).Ready.ShouldHaveSingleItem();
        taken.LeaseToken.ShouldNotBe(item.Verification.LeaseToken);
        (await _store.SaveAdvanceAsync(Samples.Finish(item.Verification), default)).ShouldBe(AdvanceResult.LeaseLost);
        (await CountAsync("pulling_pulls")).ShouldBe(0);
        (await CountAsync("deciding_revisions")).ShouldBe(0);
        (await _store.SaveAdvanceAsync(Samples.Finish(taken), default)).ShouldBe(AdvanceResult.Saved);
        (await _store.SaveAdvanceAsync(Samples.Finish(taken), default)).ShouldBe(AdvanceResult.LeaseLost, "the lease was given back");
    }

    [Fact]
    public async Task In_a_shared_commit_each_advance_has_its_own_end()
    {
        var items = Enumerable.Range(0, 40).Select(i => Samples.New(key: $"shared-{i}")).ToArray();
        await Task.WhenAll(items.Select(item => _store.OpenAsync(item, default)));
        var results = await Task.WhenAll(items.Select((item, i) => _store.SaveAdvanceAsync(
            Samples.Finish(i % 4 == 0 ? item.Verification with { LeaseToken = Guid.Empty } : item.Verification), default)));
        results.Select(result => result.Outcome).ShouldBe(items.Select((_, i) => i % 4 == 0 ? AdvanceOutcome.LeaseLost : AdvanceOutcome.Saved));
        (await CountAsync("deciding_revisions")).ShouldBe(30);
        (await CountAsync("pulling_pulls")).ShouldBe(30);
    }

    [Fact]
    public async Task A_write_that_the_database_refuses_fails_alone()
    {
        var items = Enumerable.Range(0, 12).Select(i => Samples.New(key: $"bad-{i}")).ToArray();
        await Task.WhenAll(items.Select(item => _store.OpenAsync(item, default)));
        var writes = items.Select((item, i) => _store.SaveAdvanceAsync(
            i == 5 ? Samples.Finish(item.Verification) with { NewRevision = Samples.Revision() with { Verdict = Samples.Revision().Verdict with { Group = "a\0b" } } } : Samples.Finish(item.Verification), default)).ToArray();
        await Should.ThrowAsync<Npgsql.PostgresException>(writes[5]);
        foreach (var write in writes.Where((_, i) => i != 5))
        {
            (await write).ShouldBe(AdvanceResult.Saved);
        }
    }

    [Fact]
    public async Task A_seat_that_another_family_took_meanwhile_is_reported_and_nothing_stored()
    {
        var item = Samples.New();
        await _store.OpenAsync(item, default);
        var seat = new Seat("370102004003GB00012F00030023", new DateOnly(2024, 6, 1), ["370102198801051019"]);
        await TakeSeatAsync(Guid.CreateVersion7(Samples.Now), seat);
        var advance = Samples.Finish(item.Verification) with { SeatsTakenAsFree = ["free-unit", seat.Key] };
        var result = await _store.SaveAdvanceAsync(advance, default);
        result.Outcome.ShouldBe(AdvanceOutcome.SeatsTaken);
        var found = result.Seats.ShouldHaveSingleItem();
        (found.Key, found.ConfirmedOn, found.ParentIdNumbers.Single()).ShouldBe((seat.Key, seat.ConfirmedOn, "370102198801051019"));
        (await CountAsync("deciding_revisions")).ShouldBe(0);
        (await _store.SaveAdvanceAsync(advance with { SeatsTakenAsFree = ["free-unit"] }, default)).ShouldBe(AdvanceResult.Saved);
    }

    [Fact]
    public async Task A_familys_own_seat_does_not_bar_it()
    {
        var item = Samples.New();
        await _store.OpenAsync(item, default);
        await TakeSeatAsync(item.Verification.Id, new Seat("unit", new DateOnly(2026, 6, 1), []));
        (await _store.SaveAdvanceAsync(Samples.Finish(item.Verification) with { SeatsTakenAsFree = ["unit"] }, default)).ShouldBe(AdvanceResult.Saved);
    }

    private async Task TakeSeatAsync(Guid verification, Seat seat)
    {
        var sealer = new Sealer(fixture.Storage.Protector);
        await using var command = fixture.Storage.Database.CreateCommand("INSERT INTO confirming_seats VALUES ('370102', 2024, $1, $2, $3)");
        command.Parameters.AddWithValue(verification);
        command.Parameters.AddWithValue(sealer.Hash(Places.Seat, seat.Key));
        command.Parameters.AddWithValue(sealer.Seal(seat, CoreJson.Stored.Seat, Places.SeatOf(verification)));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps the lease, as a worker that goes on.</summary>
    private static Advance Progress(NewVerification item, IReadOnlyList<Pull> pulls, Revision? revision) =>
        new() { Id = Guid.CreateVersion7(Samples.Now), Verification = item.Verification, ChangedPulls = pulls, NewRevision = revision, KeepLeaseUntil = Samples.Now.AddMinutes(2) };

    private async Task<RawAnswer?> RawAsync(Guid pull) =>
        await ScalarAsync($"SELECT raw_sealed FROM pulling_pulls WHERE id = '{pull}'") is byte[] value ? RawBody.Open(new Sealer(fixture.Storage.Protector), value, pull) : null;

    private async Task<long> CountAsync(string table) => (long)(await ScalarAsync($"SELECT count(*) FROM {table}"))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = fixture.Storage.Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static string Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
