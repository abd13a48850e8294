using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Intake;

public sealed class RecheckDeskTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private const string Group = "property-and-household";

    /// <summary>Registered in the county, and without a home there; until the title is registered.</summary>
    private readonly Departments _homeless = new(new World(Some.Family).With(Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12")));

    [Fact]
    public async Task Fresh_answers_change_the_verdict_and_only_the_items_named_are_asked()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);
        RegisterTitle();
        var asked = _homeless.Asked.Count;

        var answer = await RecheckAsync(node, id, ["property-title"]);

        answer.End.ShouldBe(RecheckEnd.Done);
        (answer.View!.Revision!.Number, answer.View.Revision.Final, answer.View.Revision.Verdict.Outcome).ShouldBe((2, true, Outcome.ZeroProof));
        _homeless.Asked.Skip(asked).ShouldAllBe(key => key.StartsWith("property-title/"));
        _homeless.Calls.Skip(asked).ShouldAllBe(call => call.Context.Lane == Lane.Online);
        var view = await FindAsync(id);
        view.Verification.Pulls.Where(p => p.Question.Item == ItemId.PropertyTitle).ShouldAllBe(p => p.Attempts == 2 && !p.AskAgain);
        view.Verification.Pulls.Where(p => p.Question.Item == ItemId.HouseholdRegistration).ShouldAllBe(p => p.Attempts == 1);
        (await FindAsync(id, 1)).Revision!.Verdict.Outcome.ShouldBe(Outcome.PaperRequired, "what was decided before stays readable");
        var note = (await Database.Storage.Rechecks.ListAsync(id, default)).ShouldHaveSingleItem();
        (note.RequestedBy, note.KnownSince).ShouldBe(("client", 2));
        note.Items.ShouldBe(["property-title"]);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Without_items_everything_is_asked_and_a_verdict_that_stays_makes_no_revision()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);
        var asked = _homeless.Asked.Count;

        (await RecheckAsync(node, id, null)).View!.Revision!.Number.ShouldBe(1);

        _homeless.Asked.Skip(asked).Order().ShouldBe(_homeless.Asked.Take(asked).Order());
        (await FindAsync(id)).Verification.Pulls.ShouldAllBe(p => p.Attempts == 2);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task The_same_key_asks_nobody_twice_and_another_request_under_it_is_a_mismatch()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);
        await RecheckAsync(node, id, null, "key");
        var asked = _homeless.Asked.Count;

        (await RecheckAsync(node, id, null, "key")).View!.Revision!.Number.ShouldBe(1);
        (await RecheckAsync(node, id, null, "key", digest: 9)).End.ShouldBe(RecheckEnd.Mismatch);

        _homeless.Asked.Count.ShouldBe(asked);
        (await Database.Storage.Audit.SearchAsync(new AuditQuery { Target = id.ToString() }, DivisionScope.All, default)).Items.Count.ShouldBe(1, "written down once, with what was done");
    }

    [Fact]
    public async Task What_was_known_stands_until_the_fresh_answer_is_there()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);
        var title = _homeless.Hold(ItemId.PropertyTitle);

        var answer = await RecheckAsync(node, id, ["property-title"], wait: TimeSpan.Zero);

        (answer.View!.Revision!.Number, answer.View.Revision.Final, answer.View.Revision.Verdict.Outcome).ShouldBe((2, false, Outcome.PaperRequired));
        title.Open();
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }

        var done = await FindAsync(id);
        (done.Revision!.Number, done.Revision.Final, done.Revision.Verdict.Outcome).ShouldBe((3, true, Outcome.PaperRequired));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Who_dies_before_asking_leaves_it_to_another_node()
    {
        var id = await PaperRequiredAsync(Node(departments: _homeless));
        RegisterTitle();
        var asked = _homeless.Asked.Count;
        var recheck = new Recheck { Id = Guid.CreateVersion7(Start), RequestedAt = Start, RequestedBy = "client", Items = ["property-title"], Reason = "x", Consent = Submission().Consent };
        var written = await Database.Storage.Rechecks.RecheckAsync(
            new NewRecheck(id, recheck, "key", new byte[32], Start.AddDays(30)), DivisionScope.All, new LeaseRequest("node-that-dies", Lease, Start), Entry(id), default);
        written.Outcome.ShouldBe(RecheckOutcome.Leased);
        written.Verification!.Pulls.Where(p => p.AskAgain).ShouldAllBe(p => p.Question.Item == ItemId.PropertyTitle);

        var other = Node("node-2", _homeless);
        await other.GoOnAsync();
        _homeless.Asked.Count.ShouldBe(asked, "the lease lasts");
        Time.Advance(Lease + TimeSpan.FromSeconds(1));
        await other.GoOnAsync();

        (await FindAsync(id)).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_fresh_pull_that_fails_is_a_failed_pull_like_any_other()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);
        _homeless.Fail(ItemId.PropertyTitle, ErrorClass.Transient, "E-301");

        var pending = (await RecheckAsync(node, id, ["property-title"])).View!;
        (pending.Revision!.Final, pending.Revision.Verdict.Outcome).ShouldBe((false, Outcome.Pending));
        (await Database.Storage.FailedPulls.GroupsAsync(new Core.Replays.PullQuery(), DivisionScope.All, default)).ShouldHaveSingleItem().Code.ShouldBe("E-301");

        RegisterTitle();
        Time.Advance(pending.Verification.Pulls.Max(p => p.NextAttemptAt)!.Value - Time.GetUtcNow());
        await node.GoOnAsync();
        (await FindAsync(id)).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        (await Database.Storage.FailedPulls.GroupsAsync(new Core.Replays.PullQuery(), DivisionScope.All, default)).ShouldBeEmpty();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Other_divisions_families_and_items_that_were_never_asked_are_refused()
    {
        var node = Node(departments: _homeless);
        var id = await PaperRequiredAsync(node);

        (await node.RecheckDesk.RecheckAsync(Order(id, null, "a", 1), new DivisionScope(["3706"]), TimeSpan.Zero, default)).End.ShouldBe(RecheckEnd.NotFound);
        var never = await RecheckAsync(node, id, ["property-title", "business-registration"]);
        never.End.ShouldBe(RecheckEnd.NeverAsked);
        never.Asked!.ShouldContain("household-registration");
        (await Database.Storage.Rechecks.ListAsync(id, default)).ShouldBeEmpty();
    }

    private void RegisterTitle()
    {
        var world = Departments.OfResidents();
        _homeless.Tell(ItemId.PropertyTitle, (question, _) => world.Answer(question));
    }

    private async Task<Guid> PaperRequiredAsync(Node node)
    {
        var view = await node.SubmitAsync(Submission(group: Group));
        (view.Revision!.Final, view.Revision.Verdict.Outcome).ShouldBe((true, Outcome.PaperRequired));
        return view.Verification.Id;
    }

    private Task<RecheckAnswer> RecheckAsync(Node node, Guid id, IReadOnlyList<string>? items, string key = "recheck", byte digest = 1, TimeSpan? wait = null) =>
        node.RecheckDesk.RecheckAsync(Order(id, items, key, digest), DivisionScope.All, wait ?? TimeSpan.FromSeconds(10), default).WaitAsync(TimeSpan.FromMinutes(1));

    private RecheckOrder Order(Guid id, IReadOnlyList<string>? items, string key, byte digest) =>
        new(id, "client", key, [.. Enumerable.Repeat(digest, 32)], items, "the parents say it is registered now", Submission().Consent, Entry(id));

    private static AuditEvent Entry(Guid id) => new() { At = Start, Actor = "client", Action = AuditActions.VerificationRecheck, Division = "370102", Target = id.ToString(), Reason = "x" };
}
