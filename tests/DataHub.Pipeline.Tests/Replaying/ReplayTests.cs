using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Replaying;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Replaying;

public sealed class ReplayTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private const string ChildsHousehold = "household-registration/child";

    private static ReplaySelection AllFailed { get; } = new(new PullQuery(), null);

    private IFailedPullStore Pulls => Database.Storage.FailedPulls;

    [Fact]
    public async Task A_plan_counts_what_a_replay_would_take_and_changes_nothing()
    {
        var node = Node();
        await FailAsync(node, ErrorClass.Authorisation, families: 3);
        await FailAsync(node, ErrorClass.Rejected, families: 2);

        var plan = await node.ReplayDesk.PlanAsync(AllFailed, ReplayMode.Ask, force: false, 20, DivisionScope.All, default);

        (plan.Forecast.Selected, plan.Forecast.Families, plan.Forecast.Rejected, plan.Forecast.Outstanding).ShouldBe((3, 3, 2, 0));
        plan.Forecast.Parts.ShouldBe([new ReplayForecastPart("household-registration", ErrorClass.Authorisation, 3)]);
        plan.Time.ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        (await Database.Storage.Replays.ListAsync(DivisionScope.All, null, 10, default)).ShouldBeEmpty();
        var forced = await node.ReplayDesk.PlanAsync(AllFailed, ReplayMode.Ask, force: true, 20, DivisionScope.All, default);
        (forced.Forecast.Selected, forced.Forecast.Families, forced.Forecast.Rejected).ShouldBe((5, 5, 0));
        (await node.ReplayDesk.PlanAsync(AllFailed, ReplayMode.Ask, true, 20, new DivisionScope(["3706"]), default)).Forecast.Selected.ShouldBe(0, "another prefecture's operator");
    }

    [Fact]
    public async Task What_the_source_answers_now_changes_the_verdict_and_is_counted_from_and_to()
    {
        var node = Node();
        var families = await FailAsync(node, ErrorClass.Authorisation, families: 3);
        Departments.Heal(ItemId.HouseholdRegistration);
        var asked = Departments.Asked.Count;

        var done = await ReplayAsync(node, AllFailed);

        (done.State, done.Selected, done.Recovered, done.FailedAgain, done.Skipped, done.Changed, done.Unchanged).ShouldBe((ReplayState.Done, 3, 3, 0, 0, 3, 0));
        done.Moves.ShouldBe([new VerdictMove(Outcome.Pending, Outcome.ZeroProof, 3)]);
        foreach (var family in families)
        {
            var view = await FindAsync(family);
            (view.LatestRevision, view.Revision!.Verdict.Outcome, view.Revision.Final).ShouldBe((2, Outcome.ZeroProof, true));
            (PullOf(view, ChildsHousehold).State, PullOf(view, ChildsHousehold).Attempts).ShouldBe((PullState.Record, 2));
        }

        Departments.Calls.Skip(asked).ShouldAllBe(call => call.Context.Lane == Lane.Replay);
        (await Pulls.GroupsAsync(new PullQuery(), DivisionScope.All, default)).ShouldBeEmpty();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_replay_stops_itself_when_one_class_keeps_coming_back_and_goes_on_when_resumed()
    {
        // One family at a time, so that none is under way when the third comes back.
        var node = Node(settings: ("Pipeline:ReplayParallelism", "1"));
        await FailAsync(node, ErrorClass.Authorisation, families: 8);

        var stopped = await ReplayAsync(node, AllFailed, stopAfter: 3);

        (stopped.State, stopped.StateReason, stopped.FailedAgain).ShouldBe((ReplayState.Stopped, "authorisation", 3));
        stopped.Failures.ShouldBe([new RepeatedFailure(ErrorClass.Authorisation, "E-101", 3)]);
        Departments.Heal(ItemId.HouseholdRegistration);
        (await node.ReplayDesk.MoveAsync(stopped.Id, ReplayState.Running, null, DivisionScope.All, null, default)).Outcome.ShouldBe(MoveOutcome.Moved);
        await RunAsync(node);
        var done = await StatusAsync(stopped.Id);
        (done.State, done.Recovered, done.FailedAgain).ShouldBe((ReplayState.Done, 5, 3));
    }

    [Fact]
    public async Task A_pull_is_in_one_outstanding_replay_and_a_cancelled_one_sets_it_free()
    {
        var node = Node();
        await FailAsync(node, ErrorClass.Drift, families: 2);
        var first = await StartAsync(node, AllFailed);

        var second = await node.ReplayDesk.StartAsync(New(AllFailed), DivisionScope.All, null, default);

        (second.Outcome, second.Forecast!.Outstanding).ShouldBe((StartOutcome.Nothing, 2));
        (await node.ReplayDesk.MoveAsync(first.Id, ReplayState.Cancelled, "by op", DivisionScope.All, null, default)).Replay!.Skipped.ShouldBe(2);
        (await node.ReplayDesk.MoveAsync(first.Id, ReplayState.Running, null, DivisionScope.All, null, default)).Outcome.ShouldBe(MoveOutcome.WrongState, "a stale page");
        (await StartAsync(node, AllFailed)).Selected.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_answered_meanwhile_and_what_no_longer_matters_is_skipped()
    {
        var node = Node();
        var families = await FailAsync(node, ErrorClass.Transient, families: 2);
        var replay = await StartAsync(node, AllFailed);
        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        (await node.GoOnAsync()).Advanced.ShouldBe(2);

        await RunAsync(node);

        var done = await StatusAsync(replay.Id);
        (done.State, done.Skipped, done.Recovered).ShouldBe((ReplayState.Done, 2, 0));
        (await FindAsync(families[0])).LatestRevision.ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_whose_worker_died_is_adopted_and_only_what_has_no_result_is_asked()
    {
        var node = Node();
        await FailAsync(node, ErrorClass.Configuration, families: 2);
        Departments.Heal(ItemId.HouseholdRegistration);
        var replay = await StartAsync(node, AllFailed);
        var dead = (await Database.Storage.Replays.ClaimBatchAsync("node-dead", TimeSpan.FromSeconds(30), Time.GetUtcNow(), default))!;
        dead.Pulls.Count.ShouldBe(2);
        await Database.Storage.Replays.SettleAsync(
            [new ReplayedPull(replay.Id, dead.Pulls[0].PullId, ReplayResult.Recovered, null, null, null)], Time.GetUtcNow(), default);

        (await Node("node-2").ReplayWork.RunBatchAsync(default)).ShouldBeFalse("the dead one's lease still runs");
        Time.Advance(TimeSpan.FromSeconds(31));
        await RunAsync(Node("node-3"));

        (await Database.Storage.Replays.RenewAsync(dead, 1, Time.GetUtcNow().AddSeconds(30), default)).ShouldBeNull("its batch is another's");
        var done = await StatusAsync(replay.Id);
        (done.State, done.Recovered).ShouldBe((ReplayState.Done, 2));
        (await BacklogAsync()).Due.ShouldBe(0);
    }

    [Fact]
    public async Task A_family_that_another_worker_has_is_come_back_to()
    {
        var node = Node();
        var families = await FailAsync(node, ErrorClass.Configuration, families: 1);
        Departments.Heal(ItemId.HouseholdRegistration);
        var replay = await StartAsync(node, AllFailed);
        (await Database.Storage.Verifications.ClaimAsync(families, new LeaseRequest("node-9", TimeSpan.FromSeconds(20), Time.GetUtcNow()), default)).Readable.Count.ShouldBe(1);

        await RunAsync(node);

        (await StatusAsync(replay.Id)).Recovered.ShouldBe(1);
        (await FindAsync(families[0])).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }

    [Fact]
    public async Task After_a_mapping_was_mended_the_stored_answers_are_read_again_and_nobody_is_asked()
    {
        var node = Node();
        Departments.Misread(ItemId.HouseholdRegistration);
        var family = (await node.SubmitAsync(Submission(Frugal, group: "property-and-household"))).Verification.Id;
        var id = PullOf(await FindAsync(family), ChildsHousehold).Id;
        (await Pulls.FindAsync(id, DivisionScope.All, default))!.HasRaw.ShouldBeTrue();
        Departments.Mend(ItemId.HouseholdRegistration);
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Outage, "E-302");
        var asked = Departments.Asked.Count(key => key == ChildsHousehold);

        var done = await ReplayAsync(node, new ReplaySelection(null, [id]), mode: ReplayMode.Raw);

        (done.State, done.Recovered, done.Changed).ShouldBe((ReplayState.Done, 1, 1));
        Departments.Asked.Count(key => key == ChildsHousehold).ShouldBe(asked);
        PullOf(await FindAsync(family), ChildsHousehold).State.ShouldBe(PullState.Record);
        (await Database.Storage.FailedPulls.RawAsync([(family, id)], default)).ShouldContainKey(id, "it can be read once more");
    }

    [Fact]
    public async Task A_pull_that_is_given_up_counts_as_not_available()
    {
        var node = Node();
        var families = await FailAsync(node, ErrorClass.Rejected, families: 1);
        var pull = PullOf(await FindAsync(families[0]), ChildsHousehold);

        (await node.ReplayDesk.GiveUpAsync(pull.Id, "the family moved away", DivisionScope.All, default)).ShouldBe(GiveUpOutcome.Done);

        var view = await FindAsync(families[0]);
        (PullOf(view, ChildsHousehold).State, view.Revision!.Verdict.Outcome, view.LatestRevision).ShouldBe((PullState.Discarded, Outcome.PaperRequired, 2));
        (await node.ReplayDesk.GiveUpAsync(pull.Id, "again", DivisionScope.All, default)).ShouldBe(GiveUpOutcome.NotOpen);
        (await node.ReplayDesk.GiveUpAsync(pull.Id, "again", new DivisionScope(["3706"]), default)).ShouldBe(GiveUpOutcome.NotFound);
        (await Pulls.GroupsAsync(new PullQuery(), DivisionScope.All, default)).ShouldBeEmpty();
        (await Pulls.FindAsync(pull.Id, DivisionScope.All, default))!.Attempts[^1].Message.ShouldBe("the family moved away");
    }

    [Fact]
    public async Task Failed_pulls_are_listed_newest_first_grouped_and_found_by_what_their_message_says()
    {
        var node = Node();
        await FailAsync(node, ErrorClass.Drift, families: 2, "E-900", "the field 'hjdz' is missing");
        Time.Advance(TimeSpan.FromMinutes(1));
        await FailAsync(node, ErrorClass.Authorisation, families: 3);
        await Pulls.FoldCountsAsync(default);

        var groups = await Pulls.GroupsAsync(new PullQuery(), DivisionScope.All, default);

        groups.ShouldBe(
        [
            new FailureGroup("household-registration", ErrorClass.Authorisation, "E-101", "told to", 3),
            new FailureGroup("household-registration", ErrorClass.Drift, "E-900", "the field 'hjdz' is missing", 2),
        ]);
        (await Codes(new PullQuery { Text = "HJDZ" })).ShouldBe(["E-900"]);
        (await Codes(new PullQuery { Text = "h_dz" })).ShouldBeEmpty();
        (await Codes(new PullQuery { Code = "E-101", Division = "3701" })).ShouldBe(["E-101"]);
        (await Codes(new PullQuery { Division = "3702" })).ShouldBeEmpty();
        (await Codes(new PullQuery { To = Start.AddSeconds(30) })).ShouldBe(["E-900"]);
        (await Codes(new PullQuery { From = Start.AddSeconds(30), Class = ErrorClass.Authorisation })).ShouldBe(["E-101"]);
        (await Codes(new PullQuery { Source = "nobody" })).ShouldBeEmpty();
        (await Pulls.GroupsAsync(new PullQuery { From = Start }, DivisionScope.All, default)).ShouldBe(groups, "counted one by one they are the same");
        (await Pulls.GroupsAsync(new PullQuery { From = Start }, new DivisionScope(["3706"]), default)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(Pulls.GroupsAsync(new PullQuery { State = PullState.Waiting }, DivisionScope.All, default));
        var page = await Pulls.ListAsync(new PullQuery(), DivisionScope.All, null, 4, default);
        page.Items.Select(p => p.Code).ShouldBe(["E-101", "E-101", "E-101", "E-900"]);
        var rest = await Pulls.ListAsync(new PullQuery(), DivisionScope.All, page.NextCursor, 4, default);
        (rest.Items.Single().Code, rest.NextCursor).ShouldBe(("E-900", null));
        (await Pulls.ListAsync(new PullQuery { Text = "HJDZ" }, DivisionScope.All, null, 9, default)).Items.Count.ShouldBe(2);
        (await Pulls.ListAsync(new PullQuery { Text = "h_dz" }, DivisionScope.All, null, 9, default)).Items.ShouldBeEmpty();
        (await Pulls.ListAsync(new PullQuery { Class = ErrorClass.Drift, Division = "3701", From = Start, To = Start.AddSeconds(30) }, DivisionScope.All, null, 9, default)).Items.Count.ShouldBe(2);
        (await Pulls.ListAsync(new PullQuery(), new DivisionScope(["3706"]), null, 9, default)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<FormatException>(Pulls.ListAsync(new PullQuery(), DivisionScope.All, "nonsense", 9, default));
    }

    private async Task<IEnumerable<string>> Codes(PullQuery query) => (await Pulls.GroupsAsync(query, DivisionScope.All, default)).Select(group => group.Code);

    /// <summary>Families whose child's household failed for good, or until it is asked again.</summary>
    private async Task<Guid[]> FailAsync(Node node, ErrorClass @class, int families, string code = "E-101", string message = "told to")
    {
        Departments.Tell(ItemId.HouseholdRegistration, (question, _) => question.Key == ChildsHousehold
            ? Fetched.Failed(@class, code, message)
            : Departments.Answer(question));
        var ids = new Guid[families];
        for (var i = 0; i < families; i++)
        {
            ids[i] = (await node.SubmitAsync(Submission(Frugal, group: "property-and-household"))).Verification.Id;
        }

        return ids;
    }

    private NewReplay New(ReplaySelection selection, int stopAfter = 10, ReplayMode mode = ReplayMode.Ask) => new()
    {
        Id = Guid.CreateVersion7(Time.GetUtcNow()),
        CreatedAt = Time.GetUtcNow(),
        CreatedBy = "op",
        Reason = "a test",
        Mode = mode,
        RatePerSecond = 20,
        StopAfter = stopAfter,
        Force = false,
        Selection = selection,
    };

    private async Task<ReplayStatus> StartAsync(Node node, ReplaySelection selection, int stopAfter = 10, ReplayMode mode = ReplayMode.Ask)
    {
        var started = await node.ReplayDesk.StartAsync(New(selection, stopAfter, mode), DivisionScope.All, null, default);
        started.Outcome.ShouldBe(StartOutcome.Started);
        return started.Replay!;
    }

    private async Task<ReplayStatus> ReplayAsync(Node node, ReplaySelection selection, int stopAfter = 10, ReplayMode mode = ReplayMode.Ask)
    {
        var replay = await StartAsync(node, selection, stopAfter, mode);
        await RunAsync(node);
        return await StatusAsync(replay.Id);
    }

    private async Task<ReplayStatus> StatusAsync(Guid id) => (await Database.Storage.Replays.FindAsync(id, DivisionScope.All, default))!;

    /// <summary>Works until no batch is left; the clock goes on meanwhile, as the pace and the pauses need it to.</summary>
    private async Task RunAsync(Node node)
    {
        var work = Task.Run(async () =>
        {
            while (await node.ReplayWork.RunBatchAsync(default))
            {
            }
        });
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(5));
            Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        await work;
    }
}
