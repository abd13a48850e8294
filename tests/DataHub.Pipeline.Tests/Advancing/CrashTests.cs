using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

/// <summary>The table of crashes in docs/advancing.md, row by row: a worker that stands still for ever is a dead one to all others.</summary>
public sealed class CrashTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private readonly Gate _death = new();

    [Fact]
    public async Task Before_the_intake_commits()
    {
        var dying = Node();
        dying.Store.BeforeOpen = () => _death.PassAsync();
        _ = dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.FromSeconds(10), default);
        await _death.Reached;
        (await Database.ScalarAsync<long>("SELECT count(*) FROM intake_idempotency")).ShouldBe(0);

        (await Node("node-2").SubmitAsync(Submission(key: "k"))).Revision!.Number.ShouldBe(1);
        await IsWholeAsync();
    }

    [Fact]
    public async Task After_the_intake()
    {
        var dying = Node();
        dying.Store.AfterOpen = () => _death.PassAsync();
        _ = dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.FromSeconds(10), default);
        await _death.Reached;

        await AnotherAdoptsAsync();
        Departments.Asked.ShouldBeUnique();
    }

    [Fact]
    public async Task While_sources_are_being_asked()
    {
        var lost = Departments.OfResidents();
        var asking = lost.Hold(ItemId.PropertyTitle);
        var dying = Node(departments: lost);
        dying.Store.BeforeSave = _ => _death.PassAsync();
        _ = dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.FromSeconds(10), default);
        await asking.Reached;

        await AnotherAdoptsAsync();
        Departments.Asked.ShouldBeUnique();
        Departments.Asked.ShouldContain("household-registration/child", "the answers are lost and asked again");
    }

    [Fact]
    public async Task After_what_was_known_was_told()
    {
        var lost = Departments.OfResidents();
        lost.Hold(ItemId.PropertyTitle);
        var dying = Node(departments: lost);
        var told = (await dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.Zero, default)).View!;
        dying.Store.BeforeSave = _ => _death.PassAsync();
        told.Revision!.Final.ShouldBeFalse();

        await AnotherAdoptsAsync(revisions: 2);
        Departments.Asked.ShouldBeUnique();
        Departments.Asked.ShouldAllBe(key => key.StartsWith("property-title/"), "what was stored is not asked again; what was under way is");
    }

    [Fact]
    public async Task Before_the_result_is_stored()
    {
        var dying = Node();
        dying.Store.BeforeSave = _ => _death.PassAsync();
        _ = dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.FromSeconds(10), default);
        await _death.Reached;
        (await Database.ScalarAsync<long>("SELECT count(*) FROM pulling_pulls")).ShouldBe(0);

        await AnotherAdoptsAsync();
    }

    [Fact]
    public async Task After_the_result_is_stored()
    {
        var dying = Node();
        dying.Store.AfterSave = () => _death.PassAsync();
        _ = dying.Intake.SubmitAsync(Submission(key: "k"), TimeSpan.FromSeconds(10), default);
        await _death.Reached;

        Time.Advance(Lease);
        (await Node("node-2").GoOnAsync()).Claimed.ShouldBe(0);
        await IsWholeAsync();
    }

    [Fact]
    public async Task After_claiming_a_chunk()
    {
        Departments.Fail(ItemId.HouseholdRegistration, Core.Pulls.ErrorClass.Transient, "E-301");
        var dying = Node();
        await dying.SubmitAsync(Submission(key: "k"));
        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        dying.Store.AfterClaim = () => _death.PassAsync();
        _ = dying.GoOnAsync();
        await _death.Reached;

        await AnotherAdoptsAsync(revisions: 2);
    }

    [Fact]
    public async Task A_slow_worker_is_refused_and_the_others_result_stands()
    {
        var slow = Node();
        slow.Store.BeforeSave = _ => _death.PassAsync();
        var submitting = slow.SubmitAsync(Submission(key: "k"));
        await _death.Reached;
        await AnotherAdoptsAsync();
        var stored = await FindAsync(await Database.ScalarAsync<Guid>("SELECT id FROM deciding_states"));

        _death.Open();
        (await submitting).Verification.Id.ShouldBe(stored.Verification.Id);

        await IsWholeAsync();
        var still = await FindAsync(stored.Verification.Id);
        (still.Revision!.DecidedAt, still.Revision.Receipt).ShouldBe((stored.Revision!.DecidedAt, stored.Revision.Receipt));
        still.Verification.Pulls.Select(pull => pull.Id).ShouldBe(stored.Verification.Pulls.Select(pull => pull.Id));
    }

    /// <summary>Nobody can while the lease lasts; then another node goes on, and the caller's repeat gets its result.</summary>
    private async Task AnotherAdoptsAsync(int revisions = 1)
    {
        var other = Node("node-2");
        Time.Advance(Lease - TimeSpan.FromSeconds(1));
        (await other.GoOnAsync()).Claimed.ShouldBe(0);
        Time.Advance(TimeSpan.FromSeconds(1));
        (await other.GoOnAsync()).ShouldBe(new(1, 1, 0, false));
        await IsWholeAsync(revisions);
        (await other.SubmitAsync(Submission(key: "k"))).Revision!.Number.ShouldBe(revisions);
    }

    private async Task IsWholeAsync(int revisions = 1)
    {
        var id = await Database.ScalarAsync<Guid>("SELECT id FROM deciding_states");
        var view = await FindAsync(id);
        (view.Revision!.Number, view.Revision.Final, view.Revision.Verdict.Outcome).ShouldBe((revisions, true, Outcome.ZeroProof));
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions")).ShouldBe(revisions);
        view.Verification.Pulls.Select(pull => pull.Question.Key).ShouldBeUnique();
        view.Verification.Pulls.ShouldAllBe(pull => pull.Answer != null);
        await NothingIsLeftAsync();
    }
}
