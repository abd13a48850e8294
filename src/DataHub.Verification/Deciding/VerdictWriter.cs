using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Writes an assessment down as a verdict.</summary>
/// <param name="useful">Open questions that can still change it: what is open beside them was never needed.</param>
internal sealed class VerdictWriter(Assessment assessment, Questions useful)
{
    private readonly Findings _findings = assessment.Findings;
    private readonly RequirementWriter _requirements = new(assessment.Findings, useful);

    public (Verdict Verdict, IReadOnlyList<string> SeatsTakenAsFree) Write()
    {
        var age = _requirements.Age(assessment.Age, assessment.AgeStatus);
        var groups = new GroupResult[assessment.Groups.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = Group(assessment.Groups[i], age);
        }

        var current = assessment.Current;
        var claimed = _findings.Dossier.Input.ClaimedGroup;
        var rest = assessment.AgeStatus == RequirementStatus.Contradicted ? null : current;
        var homes = new HomeWriter(_findings);
        homes.Read(rest);
        var verdict = new Verdict
        {
            Outcome = current?.Outcome ?? WithoutGroup(),
            Group = current?.Plan.Id ?? claimed,
            Requirements = current is null ? [age] : groups[current.Order].Requirements,
            Papers = current is null ? [] : groups[current.Order].Papers,
            Groups = groups,
            Ordering = homes.Ordering,
            Homes = homes.Choices,
        };
        return (verdict, homes.SeatsTakenAsFree);
    }

    private GroupResult Group(GroupStanding group, RequirementResult age)
    {
        var requirements = new RequirementResult[group.Statuses.Length + 1];
        requirements[0] = age;
        var papers = new List<Paper>(0);
        for (var i = 0; i < group.Statuses.Length; i++)
        {
            var plan = group.Plan.Requirements[i];
            var result = assessment.AgeStatus == RequirementStatus.Contradicted
                ? RequirementWriter.NotNeeded(plan.Id)
                : _requirements.Write(plan, group.Statuses[i], group.Chosen);
            requirements[i + 1] = result;
            // Papers help only where they can complete the group: beside a contradiction nobody is sent for one.
            if (group.Outcome == Outcome.PaperRequired && result.Paper is { } material)
            {
                papers.Add(new(plan.Id, material, _requirements.OrElse(plan, material), result.Reason));
            }
        }

        return new(group.Plan.Id, group.Outcome, papers, requirements);
    }

    /// <summary>Nothing fits; papers could still make a group fit, unless it is one that nobody can paper their way into.</summary>
    private Outcome WithoutGroup()
    {
        if (assessment.AgeStatus == RequirementStatus.Contradicted)
        {
            return Outcome.NotMet;
        }

        foreach (var group in assessment.Groups)
        {
            if (group.Outcome == Outcome.PaperRequired && group.Plan.Id != "preferential")
            {
                return Outcome.PaperRequired;
            }
        }

        return Outcome.NotMet;
    }
}
