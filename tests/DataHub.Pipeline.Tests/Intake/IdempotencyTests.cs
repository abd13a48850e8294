using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Intake;

public sealed class IdempotencyTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task Twenty_requests_with_one_key_make_one_verification()
    {
        var (one, other) = (Node(), Node("node-2"));
        var submitting = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).SubmitAsync(Submission(key: "k"))).ToArray();
        while (submitting.Any(task => !task.IsCompleted))
        {
            await BacklogAsync();
            Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        var views = await Task.WhenAll(submitting);
        views.Select(view => view.Verification.Id).Distinct().ShouldHaveSingleItem();
        Departments.Asked.ShouldBeUnique();
        (await Database.ScalarAsync<long>("SELECT count(*) FROM intake_verifications")).ShouldBe(1);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_is_answered_with_the_final_verdict_of_the_first()
    {
        var node = Node();
        var first = await node.SubmitAsync(Submission(key: "k"));
        var asked = Departments.Asked.Count;

        var repeat = await node.SubmitAsync(Submission(key: "k"));

        (repeat.Verification.Id, repeat.Revision!.Number, repeat.Revision.Receipt).ShouldBe((first.Verification.Id, 1, first.Revision!.Receipt));
        Departments.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        var node = Node();
        await node.SubmitAsync(Submission(key: "k"));
        (await node.Intake.SubmitAsync(Submission(key: "k", digest: 2), TimeSpan.Zero, default)).Outcome.ShouldBe(SubmitOutcome.IdempotencyMismatch);
    }

    [Fact]
    public async Task Nothing_is_taken_in_without_a_policy_or_for_a_group_it_has_not()
    {
        var node = Node();
        (await node.Intake.SubmitAsync(Submission(Eager with { Year = 2031 }), TimeSpan.Zero, default)).Outcome.ShouldBe(SubmitOutcome.NoPolicy);
        (await node.Intake.SubmitAsync(Submission(group: "talents"), TimeSpan.Zero, default)).Outcome.ShouldBe(SubmitOutcome.UnknownGroup);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM intake_verifications")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_families_with_a_parent_in_common_share_the_calls_about_that_parent()
    {
        var sibling = Some.Family with { Child = Some.Of("张小禾", "370102202001150021", new(2020, 1, 15), Core.Identifiers.Sex.Female) };
        var title = Departments.Hold(ItemId.PropertyTitle);
        var node = Node();
        var first = node.Intake.SubmitAsync(Submission(), TimeSpan.Zero, default);
        await title.Reached;
        var second = node.Intake.SubmitAsync(Submission(family: sibling), TimeSpan.Zero, default);
        var ids = new[] { (await first).View!.Verification.Id, (await second).View!.Verification.Id };
        title.Open();
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }

        Departments.Asked.Count(key => key == "property-title/guardian-1").ShouldBe(1);
        Departments.Asked.Count(key => key == "property-title/child").ShouldBe(2);
        PullOf(await FindAsync(ids[0]), "property-title/guardian-1").Reused.ShouldBeFalse();
        var shared = PullOf(await FindAsync(ids[1]), "property-title/guardian-1");
        (shared.Reused, shared.State).ShouldBe((true, Core.Pulls.PullState.Record));
    }
}
