using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>Chooses for a group the guardians whose records make it best, and says how it stands then.</summary>
internal sealed class GroupJudge(Findings findings, RequirementStatus age)
{
    /// <summary>One paper each, five papers at most, and one that needs no paper to spare.</summary>
    private const int MostRequirements = 8;

    private readonly Proof[] _standings = new Proof[MostRequirements];
    private readonly RequirementStatus[] _statuses = new RequirementStatus[MostRequirements];

    /// <summary>How each requirement stands on the records of all guardians together.</summary>
    private readonly Proof[] _together = new Proof[MostRequirements];

    public GroupStanding Judge(GroupPlan plan, int order)
    {
        var guardians = findings.Dossier.Input.Family.Guardians.Count;
        var all = (People)(((1 << guardians) - 1) << 1);
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            _together[i] = plan.Requirements[i].IsParentage ? default : findings.StandingOf(plan.Requirements[i], all);
        }

        var (best, chosen) = (int.MaxValue, People.None);
        for (var mask = 1; mask < 1 << guardians; mask++)
        {
            var set = (People)(mask << 1);
            if (Weigh(plan, set) is { } one && Rank(one, Papers(plan), set) is var rank && rank < best)
            {
                (best, chosen) = (rank, set);
            }
        }

        var outcome = Weigh(plan, chosen) ?? throw new InvalidOperationException($"Group {plan.Id}: no choice of guardians serves.");
        var statuses = _statuses.AsSpan(0, plan.Requirements.Length).ToArray();
        var open = outcome == Outcome.NotMet ? Questions.None : Open(plan);
        if (outcome == Outcome.Pending && IsStuck(open))
        {
            open |= OpenOfOthers(plan, guardians);
        }

        var (candidate, undecided) = Candidacy(plan);
        return new()
        {
            Plan = plan,
            Order = order,
            Outcome = outcome,
            Chosen = chosen,
            Statuses = statuses,
            Candidate = candidate,
            Open = open | undecided,
        };
    }

    /// <summary>Every question is asked, and none is about to be answered: its source failed.</summary>
    private bool IsStuck(Questions open) => findings.Dossier.Unasked(open).IsEmpty && !findings.Dossier.AnyRunning(open);

    /// <summary>What the other choices wait for: while the source of the best one is down, another may serve.</summary>
    private Questions OpenOfOthers(GroupPlan plan, int guardians)
    {
        var open = Questions.None;
        for (var mask = 1; mask < 1 << guardians; mask++)
        {
            open |= Weigh(plan, (People)(mask << 1)) == Outcome.Pending ? Open(plan) : Questions.None;
        }

        return open;
    }

    /// <summary>
    /// Better outcome, then fewer papers, then records found rather than lacking, then fewer guardians, then those named first.
    /// Later answers can only worsen the rank of a choice, save for what is pending: so the best choice without anything pending is final.
    /// </summary>
    private static int Rank(Outcome outcome, (int All, int ForRecords) papers, People set) =>
        ((int)outcome << 20) | (papers.All << 16) | (papers.ForRecords << 12) | (set.Size() << 8) | (int)set;

    /// <summary>
    /// How the group stands on the records of the chosen guardians; null if they cannot be the choice, because they lack for good what all
    /// guardians together have: whoever owns the family's home is the one whose parentage is asked, even where leaving them out would look
    /// better. While it is open whether all together have it, it is open whether these can be chosen, and so the requirement is pending.
    /// </summary>
    private Outcome? Weigh(GroupPlan plan, People chosen)
    {
        var outcome = Worse(Outcome.ZeroProof, age);
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            var requirement = plan.Requirements[i];
            _standings[i] = requirement.IsParentage ? Parentage(requirement, chosen) : findings.StandingOf(requirement, chosen);
            if (findings.Dossier.IsAttested(requirement.Id))
            {
                _statuses[i] = RequirementStatus.Attested;
            }
            else
            {
                if (!requirement.IsParentage && IsLacking(_standings[i].Status) && !IsLacking(_together[i].Status))
                {
                    if (_together[i].Status != RequirementStatus.Pending)
                    {
                        return null;
                    }

                    _standings[i] = _together[i];
                }

                _statuses[i] = _standings[i].Status;
            }

            outcome = Worse(outcome, _statuses[i]);
        }

        return outcome;
    }

    private static bool IsLacking(RequirementStatus status) =>
        status is RequirementStatus.NoRecord or RequirementStatus.NotCovered or RequirementStatus.Contradicted;

    /// <summary>
    /// Every chosen guardian must be proven: what is false decides, then what can still come. What is lacking for one guardian may yet be
    /// contradicted for another.
    /// </summary>
    private Proof Parentage(RequirementPlan requirement, People chosen)
    {
        var (worst, open) = (RequirementStatus.Verified, Questions.None);
        for (var guardian = 1; guardian < PeopleSets.Count; guardian++)
        {
            if (!chosen.Has(guardian))
            {
                continue;
            }

            var proof = findings.ProofOf(requirement, guardian);
            open |= proof.Open;
            worst = Kleene.Both(worst, proof.Status);
        }

        return new(worst, worst == RequirementStatus.Contradicted ? Questions.None : open);
    }

    private (int All, int ForRecords) Papers(GroupPlan plan)
    {
        var (all, forRecords) = (0, 0);
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            if (_statuses[i] is RequirementStatus.NoRecord or RequirementStatus.NotCovered)
            {
                all++;
                forRecords += plan.Requirements[i].IsParentage ? 0 : 1;
            }
        }

        return (all, forRecords);
    }

    private Questions Open(GroupPlan plan)
    {
        var open = Questions.None;
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            open |= _statuses[i] == RequirementStatus.Attested ? Questions.None : _standings[i].Open;
        }

        return open;
    }

    /// <summary>Whether the group is a candidate, and the questions by which that could still change; a claimed group needs to be none.</summary>
    private (bool Candidate, Questions Undecided) Candidacy(GroupPlan plan)
    {
        if (age == RequirementStatus.Contradicted)
        {
            return (false, Questions.None);
        }

        var undecided = Questions.None;
        foreach (var defining in plan.Defining)
        {
            if (findings.Dossier.IsAttested(plan.Requirements[defining].Id))
            {
                continue;
            }

            var standing = findings.StandingOf(plan.Requirements[defining], People.Guardians);
            if (IsLacking(standing.Status))
            {
                return (false, Questions.None);
            }

            undecided |= standing.Open;
        }

        return (true, findings.Dossier.Input.ClaimedGroup is null ? undecided : Questions.None);
    }

    private static Outcome Worse(Outcome outcome, RequirementStatus status)
    {
        var one = status switch
        {
            RequirementStatus.Verified => Outcome.ZeroProof,
            RequirementStatus.Attested => Outcome.ProofGiven,
            RequirementStatus.Pending => Outcome.Pending,
            RequirementStatus.Review => Outcome.Review,
            RequirementStatus.Contradicted => Outcome.NotMet,
            _ => Outcome.PaperRequired,
        };
        return one > outcome ? one : outcome;
    }
}
