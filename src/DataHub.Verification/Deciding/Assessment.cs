using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>How a family stands in every group, and the group that the verdict is about.</summary>
internal sealed class Assessment : IDisposable
{
    public required Findings Findings { get; init; }
    public required CheckResult[] Age { get; init; }
    public required RequirementStatus AgeStatus { get; init; }
    public required GroupStanding[] Groups { get; init; }

    /// <summary>The claimed group, else the best of the candidates; null without one.</summary>
    public required GroupStanding? Current { get; init; }

    public static Assessment Of(DecisionInput input, bool afterDeadline)
    {
        var dossier = new Dossier(input, afterDeadline);
        var findings = new Findings(dossier);
        var (age, ageStatus) = JudgeAge(input.Policy.Plan, dossier);
        var judge = new GroupJudge(findings, ageStatus);
        var groups = new GroupStanding[input.Policy.Plan.Groups.Length];
        GroupStanding? current = null;
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i] = judge.Judge(input.Policy.Plan.Groups[i], i);
            var serves = input.ClaimedGroup is { } claimed ? group.Plan.Id == claimed : group.Candidate;
            current = serves && (current is null || group.Outcome < current.Outcome) ? group : current;
        }

        return new() { Findings = findings, Age = age, AgeStatus = ageStatus, Groups = groups, Current = current };
    }

    public void Dispose() => Findings.Dossier.Space.Dispose();

    private static (CheckResult[] Checks, RequirementStatus Status) JudgeAge(PolicyPlan plan, Dossier dossier)
    {
        var checks = new List<CheckResult>(plan.Age.Length);
        var outcome = CheckOutcome.Pass;
        foreach (var check in plan.Age)
        {
            if (check.Judge(new Candidate(DataItem.Household, null, null, 0, People.Child), dossier) is { } result)
            {
                checks.Add(result);
                outcome = Kleene.And(outcome, result.Outcome);
            }
        }

        // Age has no paper: an answer that will not come leaves it to a person.
        var status = Kleene.Status(outcome);
        return ([.. checks], status is RequirementStatus.NoRecord or RequirementStatus.NotCovered ? RequirementStatus.Review : status);
    }
}
