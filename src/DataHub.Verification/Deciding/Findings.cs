using System.Runtime.InteropServices;
using DataHub.Core.Families;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Everything that one decision has found: each distinct alternative is judged once, whatever the groups that ask for it.</summary>
internal sealed class Findings
{
    private readonly Dossier _dossier;
    private readonly AlternativeJudge _alternativeJudge;
    private readonly ParentageJudge _parentageJudge;
    private readonly AlternativeState[] _alternatives;
    private readonly AlternativeState[] _parentage;
    private readonly Proof?[] _proofs;
    private readonly AlternativeState[] _room;
    private readonly AlternativeState[] _ownRoom;

    public Findings(Dossier dossier)
    {
        _dossier = dossier;
        var space = dossier.Space;
        var candidates = new CandidateJudge(dossier);
        _alternativeJudge = new(dossier, candidates);
        _parentageJudge = new(dossier, candidates);
        _alternatives = space.Alternatives;
        _parentage = space.Parentage;
        _proofs = space.Proofs;
        _room = space.Room;
        _ownRoom = space.OwnRoom;
    }

    public Dossier Dossier => _dossier;

    public ReadOnlySpan<Option> Options => CollectionsMarshal.AsSpan(_dossier.Space.Options);

    /// <summary>The states of a requirement's alternatives in its order; for parentage those of one guardian.</summary>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<AlternativeState> Of(RequirementPlan requirement, int guardian)
    {
        var states = _room;
        var alternatives = requirement.Alternatives;
        for (var i = 0; i < alternatives.Length; i++)
        {
            states[i] = requirement.IsParentage ? ParentageOf(requirement, alternatives[i], guardian) : Of(alternatives[i]);
        }

        return states.AsSpan(0, alternatives.Length);
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
        var states = Of(requirement, 0);
        return Standing.Of(chosen, states, Options);
    }

    /// <summary>A guardian's own proof of parentage; whoever is no parent can be shown by the household book alone, else a person looks.</summary>
    public Proof ProofOf(RequirementPlan requirement, int guardian)
    {
        ref var known = ref _proofs[(requirement.ParentageIndex * PeopleSets.Count) + guardian];
        return known ??= NewProof(requirement, guardian);
    }

    private Proof NewProof(RequirementPlan requirement, int guardian)
    {
        var relation = _dossier.Input.Family.Guardians[guardian - 1].Relation;
        if (relation is Relation.Father or Relation.Mother)
        {
            var states = Of(requirement, guardian);
            return Standing.Of(People.Guardians, states, Options);
        }

        if (relation == Relation.Grandparent && requirement.HouseholdRelation is { } book)
        {
            _room[0] = ParentageOf(requirement, book, guardian);
            var proof = Standing.Of(People.Guardians, _room.AsSpan(0, 1), Options);
            if (proof.Status is RequirementStatus.Verified or RequirementStatus.Pending)
            {
                return proof;
            }
        }

        return new(RequirementStatus.Review, Questions.None);
    }

    public AlternativeState Of(AlternativePlan plan)
    {
        ref var state = ref _alternatives[plan.Index];
        if (!state.Judged)
        {
            state = _alternativeJudge.Judge(plan);
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
            return state = _parentageJudge.Judge(plan, guardian);
        }

        Span<Proof?> proofs = [null, null, null, null, null];
        for (var partner = 1; partner < PeopleSets.Count; partner++)
        {
            if (partner != guardian && _dossier.Parents.Has(partner))
            {
                proofs[partner] = OwnProof(requirement, partner);
            }
        }

        return state = _parentageJudge.JudgeMarriage(plan, guardian, proofs);
    }

    /// <summary>Proof that rests on no marriage: the link may not lean on another link.</summary>
    private Proof OwnProof(RequirementPlan requirement, int guardian)
    {
        var count = 0;
        foreach (var alternative in requirement.Alternatives)
        {
            if (alternative.Claim.Item != DataItem.Marriage)
            {
                _ownRoom[count++] = ParentageOf(requirement, alternative, guardian);
            }
        }

        return Standing.Of(People.Guardians, _ownRoom.AsSpan(0, count), Options);
    }
}
