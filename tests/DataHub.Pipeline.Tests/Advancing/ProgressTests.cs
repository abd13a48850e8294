using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class ProgressTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task A_caller_whose_patience_ends_gets_what_is_known_and_the_work_goes_on()
    {
        var title = Departments.Hold(ItemId.PropertyTitle);
        var node = Node();
        var submitting = node.Intake.SubmitAsync(Submission(), TimeSpan.FromSeconds(3), default);
        await Time.WaitOf(TimeSpan.FromSeconds(3));
        submitting.IsCompleted.ShouldBeFalse();
        Time.Advance(TimeSpan.FromSeconds(3));

        var known = (await submitting).View!;
        (known.Revision!.Number, known.Revision.Final, known.Revision.Verdict.Outcome).ShouldBe((1, false, Outcome.Pending));
        (await FindAsync(known.Verification.Id)).Revision!.Number.ShouldBe(1, "what a caller was told is stored");
        PullOf(known, "household-registration/child").Answer!.Records.ShouldNotBeEmpty();
        (await Node("node-2").GoOnAsync()).Claimed.ShouldBe(0, "the first node still has it");

        title.Open();
        await DoneAsync(node);

        var done = await FindAsync(known.Verification.Id);
        (done.Revision!.Number, done.Revision.Final, done.Revision.Verdict.Outcome).ShouldBe((2, true, Outcome.ZeroProof));
        Departments.Asked.ShouldBeUnique();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_caller_that_goes_away_changes_nothing()
    {
        var title = Departments.Hold(ItemId.PropertyTitle);
        var node = Node();
        using var connection = new CancellationTokenSource();
        var submitting = node.Intake.SubmitAsync(Submission(key: "gone"), TimeSpan.FromSeconds(10), connection.Token);
        await title.Reached;
        await connection.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(submitting);

        title.Open();
        await DoneAsync(node);

        (await node.SubmitAsync(Submission(key: "gone"))).Revision!.Final.ShouldBeTrue();
        (await Database.ScalarAsync<long>("SELECT count(*) FROM intake_verifications")).ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_that_goes_away_while_the_family_is_stored_leaves_it_in_work()
    {
        var stored = new Gate();
        var node = Node();
        node.Store.AfterOpen = () => stored.PassAsync();
        using var connection = new CancellationTokenSource();
        var submitting = node.Intake.SubmitAsync(Submission(), TimeSpan.FromSeconds(10), connection.Token);
        await stored.Reached;
        await connection.CancelAsync();
        stored.Open();
        await Should.ThrowAsync<OperationCanceledException>(submitting);

        await DoneAsync(node);

        (await Database.ScalarAsync<bool>("SELECT final FROM deciding_states")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_fails_is_told_to_the_caller_and_another_worker_goes_on()
    {
        var node = Node();
        node.Store.BeforeSave = _ => throw new TimeoutException("the database is away");
        await Should.ThrowAsync<TimeoutException>(node.SubmitAsync(Submission(key: "k")));
        node.Running.Count.ShouldBe(0);

        Time.Advance(Lease);
        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1);

        (await node.SubmitAsync(Submission(key: "k"))).Revision!.Number.ShouldBe(1);
    }

    private static async Task DoneAsync(Node node)
    {
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }
    }
}
