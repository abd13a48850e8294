using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

/// <summary>An eager county asks all sources at once; once the quick ones settle the verdict, the slow ones hold up nobody.</summary>
public sealed class LateAnswerTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private static readonly (string, string) AtOnce = ("Pipeline:LateGrace", "00:00:00");

    [Fact]
    public async Task The_verdict_is_told_at_once_and_the_slow_answers_are_stored_beside_it()
    {
        var slow = Departments.Hold(ItemId.PreferentialTreatment);
        var node = Node(settings: AtOnce);

        var told = await node.SubmitAsync(Submission(Eager));

        (told.Revision!.Number, told.Revision.Final, told.Revision.Verdict.Outcome).ShouldBe((1, true, Outcome.ZeroProof));
        told.Revision.Receipt.ShouldNotBeNull();
        told.Verification.Pulls.Where(pull => pull.Question.Item == ItemId.PreferentialTreatment).ShouldAllBe(pull => pull.State == PullState.Due);
        node.Running.Count.ShouldBe(1, "the calls are seen through");

        slow.Open();
        await EndAsync(node);

        var after = await FindAsync(told.Verification.Id);
        (after.Revision!.Number, after.Revision.Receipt).ShouldBe((1, told.Revision.Receipt));
        after.Verification.Pulls.ShouldAllBe(pull => pull.Answer != null && !pull.IsOpen);
        Departments.Asked.ShouldBeUnique();
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions")).ShouldBe(1);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_slow_answer_that_disagrees_makes_a_revision_after_all()
    {
        var departments = new Departments(new World(Some.Family).With(
            Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"), Some.Title,
            new BirthCertificateRecord
            {
                Number = "T370012345",
                ChildName = Some.Child.Name,
                Sex = Core.Identifiers.Sex.Female,
                BirthDate = Some.Child.BirthDate!.Value.AddDays(1),
                MotherName = Some.Mother.Name,
                MotherIdNumber = Some.Mother.IdNumber,
                State = CertificateState.Valid,
            }));
        var slow = departments.Hold(ItemId.BirthCertificate);
        var node = Node(departments: departments, settings: AtOnce);
        var told = await node.SubmitAsync(Submission(Eager));
        (told.Revision!.Final, told.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ZeroProof));

        slow.Open();
        await EndAsync(node);

        var after = await FindAsync(told.Verification.Id);
        (after.Revision!.Number, after.Revision.Final, after.Revision.Verdict.Outcome).ShouldBe((2, true, Outcome.Review));
        (await FindAsync(told.Verification.Id, 1)).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task What_waits_for_a_retry_is_told_at_once_too_and_not_as_final()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var slow = Departments.Hold(ItemId.PresaleContract);
        var node = Node(settings: AtOnce);

        var told = await node.SubmitAsync(Submission(Eager, group: "property-only"));

        (told.Revision!.Number, told.Revision.Final, told.Revision.Verdict.Outcome).ShouldBe((1, false, Outcome.Pending));
        slow.Open();
        await EndAsync(node);
        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        await node.GoOnAsync();
        var after = await FindAsync(told.Verification.Id);
        (after.Revision!.Final, after.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ZeroProof));
    }

    [Fact]
    public async Task A_worker_that_dies_after_telling_leaves_calls_that_another_sees_through()
    {
        var lost = Departments.OfResidents();
        lost.Hold(ItemId.PreferentialTreatment);
        var dying = Node(departments: lost, settings: AtOnce);
        var told = await dying.SubmitAsync(Submission(Eager));
        dying.Store.BeforeSave = _ => new Gate().PassAsync();

        Time.Advance(Lease);
        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1);

        var after = await FindAsync(told.Verification.Id);
        (after.Revision!.Number, after.Revision.Receipt).ShouldBe((1, told.Revision!.Receipt));
        after.Verification.Pulls.ShouldAllBe(pull => pull.Answer != null);
        Departments.Asked.ShouldAllBe(key => key.StartsWith("preferential-treatment/"));
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Answers_that_come_within_the_grace_are_stored_with_the_verdict()
    {
        var slow = Departments.Hold(ItemId.PreferentialTreatment);
        var node = Node(settings: ("Pipeline:LateGrace", "00:00:01"));
        var saves = 0;
        node.Store.AfterSave = () => Task.FromResult(++saves);
        var first = node.SubmitAsync(Submission(Eager));
        await Time.WaitOf(TimeSpan.FromSeconds(1));
        first.IsCompleted.ShouldBeFalse();

        slow.Open();
        (await first).Verification.Pulls.ShouldAllBe(pull => pull.Answer != null);
        saves.ShouldBe(1);

        slow = Departments.Hold(ItemId.PreferentialTreatment);
        Time.Advance(TimeSpan.FromSeconds(1)); // Those that begin close together share one wait.
        Time.Forget(TimeSpan.FromSeconds(1));
        var second = node.SubmitAsync(Submission(Eager));
        await Time.WaitOf(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromSeconds(1));

        (await second).Revision!.Final.ShouldBeTrue();
        slow.Open();
        await EndAsync(node);
        saves.ShouldBe(3);
    }

    [Fact]
    public async Task A_home_that_another_family_takes_meanwhile_is_decided_again_before_anything_is_told()
    {
        var slow = Departments.Hold(ItemId.PreferentialTreatment);
        var node = Node(settings: AtOnce);
        var saves = 0;
        node.Store.BeforeSave = _ => ++saves == 1
            ? Database.TakeSeatAsync(new Core.Verifications.Seat(Some.Title.UnitNumber!, new DateOnly(2024, 6, 1), ["370102198001010010"]))
            : Task.CompletedTask;

        var told = await node.SubmitAsync(Submission(Eager, group: "property-and-household"));

        (told.Revision!.Number, told.Revision.Verdict.Outcome).ShouldBe((1, Outcome.NotMet));
        slow.Open();
        await EndAsync(node);
        (await FindAsync(told.Verification.Id)).LatestRevision.ShouldBe(1);
    }

    private static async Task EndAsync(Node node)
    {
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }
    }
}
