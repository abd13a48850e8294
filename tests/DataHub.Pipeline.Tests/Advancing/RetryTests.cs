using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class RetryTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private const string ChildsHousehold = "household-registration/child";

    [Fact]
    public async Task A_transient_failure_is_asked_again_by_itself_until_the_source_is_well()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var node = Node();
        var first = await node.SubmitAsync(Submission(Frugal));
        (first.Revision!.Number, first.Revision.Final, first.Revision.Verdict.Outcome, first.Revision.Receipt).ShouldBe((1, false, Outcome.Pending, null));
        (await node.GoOnAsync()).Claimed.ShouldBe(0, "its time has not come");

        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1);

        var second = await FindAsync(first.Verification.Id);
        (second.Revision!.Number, second.Revision.Final, second.Revision.Verdict.Outcome).ShouldBe((2, true, Outcome.ZeroProof));
        var then = await FindAsync(first.Verification.Id, 1);
        then.Revision!.Verdict.Outcome.ShouldBe(Outcome.Pending);
        then.Verification.Pulls.Select(pull => (pull.Question.Key, pull.State, pull.Attempts, pull.NextAttemptAt)).ShouldBe(
            first.Verification.Pulls.Select(pull => (pull.Question.Key, pull.State, pull.Attempts, pull.NextAttemptAt)), "what was known then, and nothing that was asked later");
        (PullOf(second, ChildsHousehold).State, PullOf(second, ChildsHousehold).Attempts).ShouldBe((PullState.Record, 2));
        (await AttemptsAsync(PullOf(second, ChildsHousehold))).ShouldBe("""[["failed", "E-301", "node-1"], ["record", null, "node-2"]]""");
        Departments.Calls.Last().Context.Lane.ShouldBe(Lane.Replay);
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(ErrorClass.Authorisation)]
    [InlineData(ErrorClass.Configuration)]
    [InlineData(ErrorClass.Rejected)]
    [InlineData(ErrorClass.Drift)]
    [InlineData(ErrorClass.Integrity)]
    public async Task What_a_person_must_mend_is_pending_and_final_and_not_asked_again(ErrorClass errorClass)
    {
        Departments.Fail(ItemId.HouseholdRegistration, errorClass, "E-101");
        var node = Node();
        var view = await node.SubmitAsync(Submission(Frugal, group: "property-and-household"));
        (view.Revision!.Final, view.Revision.Verdict.Outcome).ShouldBe((true, Outcome.Pending));
        var asked = Departments.Asked.Count;

        Time.Advance(TimeSpan.FromDays(20));
        (await node.GoOnAsync()).Claimed.ShouldBe(0);

        PullOf(await FindAsync(view.Verification.Id), ChildsHousehold).NextAttemptAt.ShouldBeNull();
        Departments.Asked.Count.ShouldBe(asked);
    }

    [Theory]
    [InlineData(ErrorClass.Outage, 7200)]
    [InlineData(ErrorClass.Throttled, 90)]
    public async Task Nobody_asks_before_the_source_said(ErrorClass errorClass, int seconds)
    {
        Departments.Fail(ItemId.HouseholdRegistration, errorClass, "E-302", Start.AddSeconds(seconds));
        var node = Node();
        var view = await node.SubmitAsync(Submission(Frugal));
        PullOf(await FindAsync(view.Verification.Id), ChildsHousehold).NextAttemptAt!.Value.ShouldBeGreaterThanOrEqualTo(Start.AddSeconds(seconds));

        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        (await node.GoOnAsync()).Claimed.ShouldBe(0);
        Time.Advance(FirstRetry);
        (await node.GoOnAsync()).Claimed.ShouldBe(1);

        (await FindAsync(view.Verification.Id)).Revision!.Final.ShouldBeTrue();
    }

    [Fact]
    public async Task Waits_double()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var node = Node();
        var view = await node.SubmitAsync(Submission(Frugal));
        for (var (attempt, full) = (1, 15.0); attempt <= 4; attempt++, full *= 2)
        {
            var pull = PullOf(await FindAsync(view.Verification.Id), ChildsHousehold);
            pull.Attempts.ShouldBe(attempt);
            (pull.NextAttemptAt!.Value - Time.GetUtcNow()).TotalSeconds.ShouldBeInRange((full / 2) - 0.001, full + 0.001);
            Time.Advance(TimeSpan.FromSeconds(full) + TimeSpan.FromMilliseconds(1));
            await node.GoOnAsync();
        }

        (await FindAsync(view.Verification.Id)).LatestRevision.ShouldBe(1, "the same verdict makes no revision");
    }

    [Fact]
    public async Task Retries_end_three_days_after_the_deadline()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Outage, "E-302");
        var node = Node();
        var view = await node.SubmitAsync(Submission(Frugal));
        Time.SetUtcNow(Frugal.DecisionDeadline.AddDays(3).AddMinutes(-1));
        await node.GoOnAsync();
        var asked = Departments.Asked.Count;
        for (var chunk = 0; chunk < 10; chunk++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await node.GoOnAsync();
        }

        (Departments.Asked.Count - asked).ShouldBeInRange(0, 9, "one more round at most");
        var over = await FindAsync(view.Verification.Id);
        over.Revision!.Final.ShouldBeTrue();
        over.Verification.Pulls.ShouldAllBe(pull => pull.NextAttemptAt == null);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_ticket_is_carried_on_with_by_a_later_worker()
    {
        Departments.Tell(ItemId.HouseholdRegistration, (question, context) =>
            context.Ticket == $"ticket-{question.Key}" ? Departments.Answer(question) : Fetched.Suspended(new Continuation($"ticket-{question.Key}", Start.AddMinutes(1))));
        var view = await Node().SubmitAsync(Submission(Frugal));
        (view.Revision!.Final, view.Revision.Verdict.Outcome).ShouldBe((false, Outcome.Pending));
        PullOf(await FindAsync(view.Verification.Id), ChildsHousehold).State.ShouldBe(PullState.Waiting);

        Time.Advance(TimeSpan.FromMinutes(1));
        await Node("node-2").GoOnAsync();

        var done = await FindAsync(view.Verification.Id);
        (done.Revision!.Final, done.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ZeroProof));
    }

    [Fact]
    public async Task A_ticket_is_carried_on_with_even_if_it_can_no_longer_change_the_verdict()
    {
        Departments.Tell(ItemId.PreferentialTreatment, (question, context) =>
            context.Ticket is null ? Fetched.Suspended(new Continuation("ticket", Start.AddMinutes(1))) : Departments.Answer(question));
        var view = await Node().SubmitAsync(Submission(Eager));
        (view.Revision!.Final, view.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ZeroProof));
        view.Verification.Pulls.Where(pull => pull.Question.Item == ItemId.PreferentialTreatment).ShouldAllBe(pull => pull.State == PullState.Waiting);

        Time.Advance(TimeSpan.FromMinutes(1));
        await Node("node-2").GoOnAsync();

        var done = await FindAsync(view.Verification.Id);
        (done.Revision!.Number, done.Revision.Receipt).ShouldBe((1, view.Revision.Receipt), "the verdict stays as it is");
        done.Verification.Pulls.ShouldAllBe(pull => !pull.IsOpen);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Nothing_more_is_asked_once_the_budget_is_spent()
    {
        var household = Departments.Hold(ItemId.HouseholdRegistration);
        var node = Node();
        var submitting = node.SubmitAsync(Submission(Frugal));
        await household.Reached;
        Time.Advance(TimeSpan.FromSeconds(30));
        household.Open();

        var view = await submitting;
        view.Revision!.Final.ShouldBeFalse();
        Departments.Asked.ShouldAllBe(key => key.StartsWith("household-registration/"));
        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1, "the rest is due at once");
        (await FindAsync(view.Verification.Id)).Revision!.Final.ShouldBeTrue();
    }

    private Task<string> AttemptsAsync(Pull pull) => Database.ScalarAsync<string>(
        $"SELECT jsonb_agg(jsonb_build_array(a->'state', a->'code', a->'node'))::text FROM pulling_pulls, jsonb_array_elements(attempt_log) a WHERE id = '{pull.Id}'");
}
