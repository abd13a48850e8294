using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class WaveTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task A_frugal_county_asks_in_waves_and_no_more_than_the_verdict_needs()
    {
        var household = Departments.Hold(ItemId.HouseholdRegistration);
        var node = Node();
        var id = (await node.Intake.SubmitAsync(Submission(Frugal), TimeSpan.Zero, default)).View!.Verification.Id;
        Departments.Asked.ShouldAllBe(key => key.StartsWith("household-registration/"), "dearer questions wait for the cheap answers");

        household.Open();
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }

        var view = await FindAsync(id);
        view.Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        Departments.Asked.ShouldBeUnique();
        Departments.Asked.Select(key => key.Split('/')[0]).Distinct().ShouldBe(["household-registration", "presale-contract", "property-title"]);
        view.Verification.Pulls.Select(pull => pull.Question.Key).ShouldBe(Departments.Asked, ignoreOrder: true);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task An_eager_county_asks_all_that_may_be_needed_at_once()
    {
        var household = Departments.Hold(ItemId.HouseholdRegistration);
        var node = Node();
        var id = (await node.Intake.SubmitAsync(Submission(Eager), TimeSpan.Zero, default)).View!.Verification.Id;
        var atOnce = Departments.Asked;

        household.Open();
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }

        var view = await FindAsync(id);
        atOnce.Select(key => key.Split('/')[0]).Distinct().Count().ShouldBeGreaterThan(2);
        Departments.Asked.ShouldBeUnique();
        (view.Revision!.Verdict.Outcome, view.Revision.Final).ShouldBe((Outcome.ZeroProof, true));
    }

    [Fact]
    public async Task A_failed_pull_that_no_longer_matters_rests_and_the_revision_is_final()
    {
        Departments.Fail(ItemId.SocialInsurance, ErrorClass.Transient, "E-301");
        var view = await Node().SubmitAsync(Submission(Eager));

        var stored = await FindAsync(view.Verification.Id);
        stored.Revision!.Final.ShouldBeTrue();
        var failed = stored.Verification.Pulls.Where(pull => pull.Question.Item == ItemId.SocialInsurance).ToList();
        failed.ShouldNotBeEmpty();
        failed.ShouldAllBe(pull => pull.State == PullState.Failed && pull.NextAttemptAt == null);
    }

    [Fact]
    public async Task The_rest_of_a_wave_has_a_short_grace_and_is_not_waited_for_longer()
    {
        var node = Node(settings: ("Pipeline:WaveGrace", "00:00:01"));
        var title = Departments.Hold(ItemId.PropertyTitle);
        var submitting = node.Intake.SubmitAsync(Submission(Eager), TimeSpan.Zero, default);
        await Time.WaitOf(TimeSpan.FromSeconds(1));
        submitting.IsCompleted.ShouldBeFalse();

        Time.Advance(TimeSpan.FromSeconds(1));

        (await submitting).View!.Revision!.Verdict.Outcome.ShouldBe(Outcome.Pending);
        title.Open();
    }
}
