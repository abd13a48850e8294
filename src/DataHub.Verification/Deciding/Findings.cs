using DataHub.Core.Families;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Everything that one decision has found: each distinct alternative is judged once, whatever the groups that ask for it.</summary>
internal sealed class Findings
{
    private readonly Dossier _dossier;
    private readonly AlternativeJudge _judge;
    private readonly AlternativeState[] _alternatives;
    private readonly AlternativeState[] _parentage;

    public Findings(Dossier dossier)
    {
        _dossier = dossier;
        var plan = dossier.Input.Policy.Plan;
        _judge = new(dossier, plan.MostChecks);
        _alternatives = new AlternativeState[plan.Alternatives];
        _parentage = new AlternativeState[plan.ParentageAlternatives * PeopleSets.Count];
    }

    public Dossier Dossier => _dossier;

    public List<Option> Options => _judge.Options;

    /// <summary>The states of a requirement's alternatives in its order; for parentage those of one guardian.</summary>
    /// <param name="states">Room for its alternatives.</param>
    public ReadOnlySpan<AlternativeState> Of(RequirementPlan requirement, int guardian, Span<AlternativeState> states)
    {
        var alternatives = requirement.Alternatives;
        for (var i = 0; i < alternatives.Length; i++)
        {
            states[i] = requirement.IsParentage ? ParentageOf(requirement, alternatives[i], guardian) : Of(alternatives[i]);
        }

        return states[..alternatives.Length];
    }

    /// <summary>Whether an answer could still make this alternative hold.</summary>
    public bool IsOpen(AlternativePlan plan)
    {
        var state = Of(plan);
        for (var i = state.From; i < state.To; i++)
        {
            if (Options[i].Outcome == CheckOutcome.Unavailable)
            {
                return true;
            }
        }

        return false;
    }

    public Proof StandingOf(RequirementPlan requirement, People chosen)
    {
        Span<AlternativeState> states = new AlternativeState[requirement.Alternatives.Length];
        return Standing.Of(requirement, chosen, Of(requirement, 0, states), Options);
    }

    /// <summary>A guardian's own proof of parentage; whoever is no parent can be shown by the household book alone, else a person looks.</summary>
    public Proof ProofOf(RequirementPlan requirement, int guardian)
    {
        var relation = _dossier.Input.Family.Guardians[guardian - 1].Relation;
        if (relation == Relation.Other)
        {
            return new(RequirementStatus.Review, Questions.None);
        }

        Span<AlternativeState> states = new AlternativeState[requirement.Alternatives.Length];
        if (relation == Relation.Grandparent)
        {
            var index = Array.FindIndex(requirement.Alternatives, a => a.Id == "household-relation");
            if (index < 0)
            {
                return new(RequirementStatus.Review, Questions.None);
            }

            states[0] = ParentageOf(requirement, requirement.Alternatives[index], guardian);
            var proof = Standing.Of(requirement, People.Guardians, states[..1], Options);
            return proof.Status is RequirementStatus.Verified or RequirementStatus.Pending ? proof : new(RequirementStatus.Review, Questions.None);
        }

        return Standing.Of(requirement, People.Guardians, Of(requirement, guardian, states), Options);
    }

    public AlternativeState Of(AlternativePlan plan)
    {
        ref var state = ref _alternatives[plan.Index];
        if (!state.Judged)
        {
            _judge.Judge(plan, 0, ref state);
        }

        return state;
    }

    public AlternativeState ParentageOf(RequirementPlan requirement, AlternativePlan plan, int guardian)
    {
        ref var state = ref _parentage[(plan.Index * PeopleSets.Count) + guardian];
        if (state.Judged)
        {
            return state;
        }

        if (plan.Claim.Item != DataItem.Marriage)
        {
            _judge.Judge(plan, guardian, ref state);
            return state;
        }

        Span<Proof?> proofs = new Proof?[PeopleSets.Count];
        for (var partner = 1; partner < PeopleSets.Count; partner++)
        {
            if (partner != guardian && _dossier.Parents.Has(partner))
            {
                proofs[partner] = OwnProof(requirement, partner);
            }
        }

        _judge.JudgeMarriage(plan, guardian, proofs, ref state);
        return state;
    }

    /// <summary>Proof that rests on no marriage: the link may not lean on another link.</summary>
    private Proof OwnProof(RequirementPlan requirement, int guardian)
    {
        Span<AlternativeState> states = new AlternativeState[requirement.Alternatives.Length];
        var count = 0;
        foreach (var alternative in requirement.Alternatives)
        {
            if (alternative.Claim.Item != DataItem.Marriage)
            {
                states[count++] = ParentageOf(requirement, alternative, guardian);
            }
        }

        return Standing.Of(requirement, People.Guardians, states[..count], Options);
    }
}
