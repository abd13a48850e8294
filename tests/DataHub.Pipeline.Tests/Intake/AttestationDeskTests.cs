using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Intake;

public sealed class AttestationDeskTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private const string Group = "property-and-household";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Registered in the county, and without a home there.</summary>
    private readonly Departments _homeless = new(new World(Some.Family).With(Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12")));

    [Fact]
    public async Task Paper_counts_until_it_is_taken_back()
    {
        var node = Node(departments: _homeless);
        var id = (await node.SubmitAsync(Submission(group: Group))).Verification.Id;
        (await FindAsync(id)).Revision!.Verdict.Outcome.ShouldBe(Outcome.PaperRequired);

        var attested = await node.Desk.AttestAsync(id, DivisionScope.All, Statement("home", "property-certificate"), default);

        attested.Outcome.ShouldBe(AttestOutcome.Done);
        var proven = await FindAsync(id);
        (proven.Revision!.Number, proven.Revision.Final, proven.Revision.Verdict.Outcome).ShouldBe((2, true, Outcome.ProofGiven));
        attested.View!.Revision!.Number.ShouldBe(2);

        var revoked = await node.Desk.RevokeAsync(id, DivisionScope.All, proven.Verification.Attestations.Single().Id, default);

        revoked.Outcome.ShouldBe(AttestOutcome.Done);
        var back = await FindAsync(id);
        (back.Revision!.Number, back.Revision.Final, back.Revision.Verdict.Outcome).ShouldBe((3, true, Outcome.PaperRequired));
        (await node.Desk.RevokeAsync(id, DivisionScope.All, proven.Verification.Attestations.Single().Id, default)).Outcome.ShouldBe(AttestOutcome.NotFound);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_failed_source_rests_while_paper_stands_for_it_and_is_asked_again_when_the_paper_is_taken_back()
    {
        Departments.Fail(ItemId.PropertyTitle, ErrorClass.Outage, "E-302", Start.AddHours(2));
        Departments.Fail(ItemId.PresaleContract, ErrorClass.Transient, "E-301");
        var node = Node();
        var id = (await node.SubmitAsync(Submission(Frugal, group: Group))).Verification.Id;
        await node.Desk.AttestAsync(id, DivisionScope.All, Statement("home", "property-certificate"), default);
        var proven = await FindAsync(id);
        (proven.Revision!.Final, proven.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ProofGiven));
        proven.Verification.Pulls.ShouldAllBe(pull => pull.NextAttemptAt == null);
        Departments.Heal(ItemId.PropertyTitle);
        Departments.Heal(ItemId.PresaleContract);
        var asked = Departments.Asked.Count;

        await node.Desk.RevokeAsync(id, DivisionScope.All, proven.Verification.Attestations.Single().Id, default);

        var back = await FindAsync(id);
        (back.Revision!.Final, back.Revision.Verdict.Outcome).ShouldBe((false, Outcome.Pending));
        Departments.Asked.Skip(asked).ShouldNotContain(key => key.StartsWith("property-title/"), "its maintenance lasts");
        Time.Advance(TimeSpan.FromHours(2));
        await node.GoOnAsync();
        var done = await FindAsync(id);
        (done.Revision!.Final, done.Revision.Verdict.Outcome).ShouldBe((true, Outcome.ZeroProof));
    }

    [Fact]
    public async Task Only_the_materials_of_the_policy_and_its_requirements_are_taken()
    {
        var node = Node(departments: _homeless);
        var id = (await node.SubmitAsync(Submission(group: Group))).Verification.Id;

        var wrong = await node.Desk.AttestAsync(id, DivisionScope.All, Statement("home", "residence-permit"), default);
        wrong.Outcome.ShouldBe(AttestOutcome.WrongMaterial);
        wrong.Allowed!.ShouldBe(["property-certificate", "purchase-contract"], ignoreOrder: true);
        (await node.Desk.AttestAsync(id, DivisionScope.All, Statement("age", "household-book"), default)).Outcome.ShouldBe(AttestOutcome.UnknownRequirement);
        (await node.Desk.AttestAsync(id, new DivisionScope(["3713"]), Statement("home", "property-certificate"), default)).Outcome.ShouldBe(AttestOutcome.NotFound);
        (await node.Desk.AttestAsync(Guid.Empty, DivisionScope.All, Statement("home", "property-certificate"), default)).Outcome.ShouldBe(AttestOutcome.NotFound);

        (await FindAsync(id)).LatestRevision.ShouldBe(1);
    }

    [Fact]
    public async Task A_family_in_another_workers_hands_is_busy_for_a_while()
    {
        var title = _homeless.Hold(ItemId.PropertyTitle);
        var node = Node(departments: _homeless);
        var id = (await node.Intake.SubmitAsync(Submission(group: Group), TimeSpan.Zero, default)).View!.Verification.Id;

        var refused = node.Desk.AttestAsync(id, DivisionScope.All, Statement("home", "property-certificate"), default);
        await Time.WaitOf(Pause);
        Time.Forget(Pause);
        Time.Advance(TimeSpan.FromSeconds(5));
        (await refused).Outcome.ShouldBe(AttestOutcome.Busy);
        (await FindAsync(id)).Verification.Attestations.ShouldBeEmpty();

        var patient = node.Desk.AttestAsync(id, DivisionScope.All, Statement("home", "property-certificate"), default);
        await Time.WaitOf(Pause);
        title.Open();
        while (node.Running.Count > 0)
        {
            await Task.Yield();
        }

        Time.Advance(Pause);
        (await patient).View!.Revision!.Verdict.Outcome.ShouldBe(Outcome.ProofGiven);
    }

    private static DeskStatement Statement(string requirement, string material) => new(requirement, material, "历下区教育局", "A012", new string('a', 64));
}
