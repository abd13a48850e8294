using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Which open questions can still change the verdict, and which of them are asked now.</summary>
internal sealed class Planner(Findings findings, GroupStanding[] groups, GroupStanding? current)
{
    /// <summary>
    /// Relative costs, by the handbook's typical latencies in milliseconds: what is cheap to ask is asked first. In the order of <see cref="DataItem"/>.
    /// </summary>
    private static readonly int[] Costs = [80, 120, 250, 200, 200, 400, 150, 150, 300, 200, 2000];

    private readonly Dossier _dossier = findings.Dossier;

    /// <summary>The open questions of every group that could still become the verdict's, or change what it says.</summary>
    public Questions Useful()
    {
        var useful = Questions.None;
        foreach (var group in groups)
        {
            useful |= IsContender(group) ? group.Open : Questions.None;
        }

        return useful;
    }

    /// <summary>This wave's questions, unasked all of them.</summary>
    public Questions Next() => _dossier.Policy.Pulls == PullStrategy.Eager ? AllAtOnce() : CheapestWave();

    /// <summary>
    /// Groups that could still beat the current one are asked about in the order in which they would win: once one of them has,
    /// those behind it are never asked about.
    /// </summary>
    private Questions CheapestWave()
    {
        var asked = Questions.None;
        while (NextContender(asked) is { } contender)
        {
            // Answers under way may settle it more cheaply than the next questions.
            if (_dossier.AnyRunning(contender.Open))
            {
                return Questions.None;
            }

            var unasked = _dossier.Unasked(contender.Open);
            if (!unasked.IsEmpty)
            {
                var decisive = unasked & DefiningOpen(contender);
                return Cheapest(decisive.IsEmpty ? unasked : decisive);
            }

            asked |= Questions.Only(contender.Order);
        }

        return Questions.None;
    }

    private GroupStanding? NextContender(Questions done)
    {
        GroupStanding? next = null;
        foreach (var group in groups)
        {
            if (!done.Has(group.Order) && IsContender(group) && !group.Open.IsEmpty && (next is null || Beats(group.Best, group.Order, next.Best, next.Order)))
            {
                next = group;
            }
        }

        return next;
    }

    /// <summary>Without a current group every group's lacks are listed, so all are asked about.</summary>
    private bool IsContender(GroupStanding group) =>
        group == current
        || (current is null ? _dossier.Input.ClaimedGroup is null
            : _dossier.Input.ClaimedGroup is null && group.Candidate && Beats(group.Best, group.Order, current.Outcome, current.Order));

    private static bool Beats(Outcome a, int orderA, Outcome b, int orderB) => a < b || (a == b && orderA < orderB);

    private Questions DefiningOpen(GroupStanding group)
    {
        var open = Questions.None;
        foreach (var defining in group.Plan.Defining)
        {
            if (group.Statuses[defining] == RequirementStatus.Pending)
            {
                open |= findings.StandingOf(group.Plan.Requirements[defining], People.Guardians).Open;
            }
        }

        return open;
    }

    private Questions Cheapest(Questions questions)
    {
        var lowest = int.MaxValue;
        for (var position = 0; position < QuestionPositions.Count; position++)
        {
            lowest = questions.Has(position) ? Math.Min(lowest, Cost(position)) : lowest;
        }

        var wave = Questions.None;
        for (var position = 0; position < QuestionPositions.Count; position++)
        {
            wave |= questions.Has(position) && Cost(position) == lowest ? Questions.Only(position) : Questions.None;
        }

        return wave;
    }

    private int Cost(int position)
    {
        var (item, person, byNumber, _) = QuestionPositions.Read(position);
        if (item.IsDeclared())
        {
            return _dossier.Slots.Cost(item);
        }

        // A child seldom owns or rents a home, and a hinted number is seldom needed: their turn comes when the parents' answers did not settle it.
        var later = byNumber || (person == 0 && item is DataItem.Title or DataItem.Contract or DataItem.Rental);
        return Costs[(int)item] + (later ? 1 : 0);
    }

    private Questions AllAtOnce()
    {
        var questions = Questions.None;
        foreach (var group in groups)
        {
            if (IsContender(group) && !group.Open.IsEmpty)
            {
                questions |= group.Open | Foreseen(group);
            }
        }

        return _dossier.Unasked(questions);
    }

    /// <summary>What the alternatives that are still open will need beside what they look for already.</summary>
    private Questions Foreseen(GroupStanding group)
    {
        var foreseen = Questions.None;
        for (var i = 0; i < group.Statuses.Length; i++)
        {
            if (group.Statuses[i] != RequirementStatus.Pending)
            {
                continue;
            }

            foreach (var alternative in group.Plan.Requirements[i].Alternatives)
            {
                if (alternative.Claim.Kind == ClaimKind.Parentage || !findings.IsOpen(alternative))
                {
                    continue;
                }

                foreach (var check in alternative.Checks)
                {
                    foreach (var need in check.Definition.Needs)
                    {
                        foreseen |= _dossier.AllOf(need, alternative.WithGuardian?.AllowGrandparent == true);
                    }
                }
            }
        }

        return foreseen | (IsParentagePending(group) ? _dossier.AllOf(new(DataItem.Household, Who.Parents), false) | _dossier.BirthQuestion : Questions.None);
    }

    private static bool IsParentagePending(GroupStanding group)
    {
        for (var i = 0; i < group.Statuses.Length; i++)
        {
            if (group.Plan.Requirements[i].IsParentage && group.Statuses[i] == RequirementStatus.Pending)
            {
                return true;
            }
        }

        return false;
    }
}
