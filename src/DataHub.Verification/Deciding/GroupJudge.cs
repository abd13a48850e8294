using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>Chooses for a group the guardians whose records make it best, and says how it stands then.</summary>
internal sealed class GroupJudge(Findings findings, RequirementStatus age)
{
    private readonly Proof[] _standings = new Proof[MostRequirements];
    private readonly RequirementStatus[] _statuses = new RequirementStatus[MostRequirements];

    /// <summary>One paper each, five papers at most, and one that needs no paper to spare.</summary>
    private const int MostRequirements = 8;

    public GroupStanding Judge(GroupPlan plan, int order)
    {
        var guardians = findings.Dossier.Input.Family.Guardians.Count;
        Weigh(plan, (People)(((1 << guardians) - 1) << 1));
        var lacking = Lacking(plan);
        var (best, chosen) = (int.MaxValue, People.None);
        for (var mask = 1; mask < 1 << guardians; mask++)
        {
            var set = (People)(mask << 1);
            var rank = Rank(Weigh(plan, set), Papers(plan), set);
            if (rank < best && Lacking(plan) == lacking)
            {
                (best, chosen) = (rank, set);
            }
        }

        var outcome = Weigh(plan, chosen);
        var (candidate, undecided) = Candidacy(plan);
        return new()
        {
            Plan = plan,
            Order = order,
            Outcome = outcome,
            Chosen = chosen,
            Statuses = _statuses.AsSpan(0, plan.Requirements.Length).ToArray(),
            Candidate = candidate,
            Open = (outcome == Outcome.NotMet ? Questions.None : Open(plan)) | undecided,
        };
    }

    /// <summary>
    /// The requirements, parentage aside, that are not met for good. A choice serves only if it lacks nothing that all guardians together
    /// have: whoever owns the family's home is the one whose parentage is asked, even where leaving them out would look better.
    /// </summary>
    private int Lacking(GroupPlan plan)
    {
        var lacking = 0;
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            var isLacking = !plan.Requirements[i].IsParentage
                && _statuses[i] is (RequirementStatus.NoRecord or RequirementStatus.NotCovered or RequirementStatus.Contradicted);
            lacking |= isLacking ? 1 << i : 0;
        }

        return lacking;
    }

    /// <summary>
    /// Better outcome, then fewer papers, then records found rather than lacking, then fewer guardians, then those named first.
    /// Later answers can only worsen the rank of a choice, save for what is pending: so the best choice without anything pending is final.
    /// </summary>
    private static int Rank(Outcome outcome, (int All, int ForRecords) papers, People set) =>
        ((int)outcome << 20) | (papers.All << 16) | (papers.ForRecords << 12) | (set.Size() << 8) | (int)set;

    private Outcome Weigh(GroupPlan plan, People chosen)
    {
        var outcome = Worse(Outcome.ZeroProof, age);
        for (var i = 0; i < plan.Requirements.Length; i++)
        {
            var requirement = plan.Requirements[i];
            _standings[i] = requirement.IsParentage ? Parentage(requirement, chosen) : findings.StandingOf(requirement, chosen);
            _statuses[i] = findings.Dossier.IsAttested(requirement.Id) ? RequirementStatus.Attested : _standings[i].Status;
            outcome = Worse(outcome, _statuses[i]);
        }

        return outcome;
    }

    /// <summary>Every chosen guardian must be proven: what is false decides, then what can still come.</summary>
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
            open |= proof.Status == RequirementStatus.Pending ? proof.Open : Questions.None;
            worst = Kleene.Both(worst, proof.Status);
        }

        return new(worst, open);
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
            open |= _statuses[i] == RequirementStatus.Pending ? _standings[i].Open : Questions.None;
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
            if (standing.Status is RequirementStatus.Contradicted or RequirementStatus.NotCovered or RequirementStatus.NoRecord)
            {
                return (false, Questions.None);
            }

            undecided |= standing.Status == RequirementStatus.Pending ? standing.Open : Questions.None;
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
