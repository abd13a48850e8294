using CsCheck;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

public sealed class PlanningProperties
{
    private const int Families = 600;

    /// <summary>The key property: what the plan leaves unasked could not have changed the verdict.</summary>
    [Fact]
    public void Answering_the_plan_gives_the_verdict_of_answering_everything() => AnyFamily.Gen.Sample(
        family =>
        {
            var run = family.World.Run(family.Policy, family.ClaimedGroup);
            var all = Decider.Decide(run.Input with { Evidence = family.World.Everything(family.Policy.Document.Division) });

            // The birth dates of a household that nobody needed may yet disagree: consistency alone is exempt, and AnyFamily makes it consistent.
            Told(run.Verdict).ShouldBe(Told(all.Verdict));
        },
        iter: Families);

    [Fact]
    public void A_later_answer_turns_unknown_into_true_or_false_and_never_back() => AnyFamily.Gen.Sample(
        family =>
        {
            var evidence = new List<Evidence>();
            var before = new Dictionary<string, RequirementStatus>();
            foreach (var next in family.World.Everything(family.Policy.Document.Division))
            {
                evidence.Add(next);
                foreach (var (what, status) in Standings(family.World.Input(family.Policy, null, evidence)))
                {
                    var was = before.GetValueOrDefault(what, RequirementStatus.Pending);
                    (was == RequirementStatus.Pending || IsTrue(was) == IsTrue(status) && status != RequirementStatus.Pending)
                        .ShouldBeTrue($"{what}: {was} became {status} with {next.Question.Key}");
                    before[what] = status;
                }
            }
        },
        iter: Families / 3);

    /// <summary>How every requirement stands, whoever is chosen, and every guardian's parentage.</summary>
    private static IEnumerable<(string What, RequirementStatus Status)> Standings(DecisionInput input)
    {
        var findings = new Findings(new Dossier(input, afterDeadline: false));
        foreach (var group in input.Policy.Plan.Groups)
        {
            foreach (var requirement in group.Requirements)
            {
                if (!requirement.IsParentage)
                {
                    yield return ($"{group.Id}/{requirement.Id}", findings.StandingOf(requirement, People.Guardians).Status);
                    continue;
                }

                for (var guardian = 1; guardian <= input.Family.Guardians.Count; guardian++)
                {
                    yield return ($"{group.Id}/{requirement.Id}/{guardian}", findings.ProofOf(requirement, guardian).Status);
                }
            }
        }
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => AnyFamily.Gen.Sample(
        family =>
        {
            var input = family.World.Run(family.Policy, family.ClaimedGroup).Input;
            Bytes(Decider.Decide(input).Verdict).ShouldBe(Bytes(Decider.Decide(input).Verdict));
            Bytes(Decider.Decide(input with { Evidence = [.. input.Evidence.Reverse()] }).Verdict).ShouldBe(Bytes(Decider.Decide(input).Verdict));
        },
        iter: Families / 2);

    [Fact]
    public void No_group_asks_for_more_than_five_papers_and_every_requirement_can_be_explained() => AnyFamily.Gen.Sample(
        family =>
        {
            var verdict = family.World.Run(family.Policy, family.ClaimedGroup).Verdict;
            foreach (var group in verdict.Groups)
            {
                group.Papers.Count.ShouldBeLessThanOrEqualTo(5);
                foreach (var requirement in group.Requirements)
                {
                    Sentences.ShouldBeWhole(requirement);
                }
            }
        },
        iter: Families / 2);

    [Fact]
    public void An_eager_plan_and_a_frugal_one_come_to_the_same_verdict() => AnyFamily.Gen.Sample(
        family =>
        {
            var eager = family.World.Run(County.With(family.Policy, DataHub.Core.Policies.PullStrategy.Eager), family.ClaimedGroup);
            var frugal = family.World.Run(County.With(family.Policy, DataHub.Core.Policies.PullStrategy.Frugal), family.ClaimedGroup);

            Told(frugal.Verdict).ShouldBe(Told(eager.Verdict));
        },
        iter: Families / 2);

    private static string Told(Verdict verdict) =>
        $"{verdict.Outcome} {verdict.Group} {string.Join(' ', verdict.Papers.Select(paper => $"{paper.Requirement}:{paper.Material}"))}";

    private static bool IsTrue(RequirementStatus status) => status == RequirementStatus.Verified;

    private static byte[] Bytes(Verdict verdict) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(verdict, DataHub.Core.Json.CoreJson.Stored.Verdict);
}
