using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class DeadlineTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task What_is_pending_at_the_deadline_is_asked_on_paper_and_a_later_answer_still_counts()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Outage, "E-302", Eager.DecisionDeadline.AddHours(5));
        var node = Node();
        var submission = Submission(Frugal, group: "property-and-household");
        var view = await node.SubmitAsync(submission);
        (view.Revision!.Verdict.Outcome, view.Revision.Final).ShouldBe((Outcome.Pending, false));

        Time.SetUtcNow(Eager.DecisionDeadline);
        (await node.GoOnAsync()).Advanced.ShouldBe(1);

        var late = await FindAsync(view.Verification.Id);
        (late.Revision!.Number, late.Revision.Verdict.Outcome, late.Revision.Final).ShouldBe((2, Outcome.PaperRequired, false));
        late.Revision.Verdict.Papers.Single(paper => paper.Requirement == "household").Reason.ShouldBe("source-not-available-in-time");
        (await node.GoOnAsync()).Claimed.ShouldBe(0, "the deadline makes it due once");

        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(TimeSpan.FromHours(6));
        await node.GoOnAsync();

        var answered = await FindAsync(view.Verification.Id);
        (answered.Revision!.Number, answered.Revision.Verdict.Outcome, answered.Revision.Final).ShouldBe((3, Outcome.ZeroProof, true));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task What_waits_for_a_person_is_decided_at_the_deadline_too()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Authorisation, "E-101");
        var node = Node();
        var view = await node.SubmitAsync(Submission(Frugal, group: "property-and-household"));
        var asked = Departments.Asked.Count;

        Time.SetUtcNow(Eager.DecisionDeadline);
        await node.GoOnAsync();

        var late = await FindAsync(view.Verification.Id);
        (late.Revision!.Number, late.Revision.Verdict.Outcome, late.Revision.Final).ShouldBe((2, Outcome.PaperRequired, true));
        Departments.Asked.Count.ShouldBe(asked);
        await NothingIsLeftAsync();
    }
}
