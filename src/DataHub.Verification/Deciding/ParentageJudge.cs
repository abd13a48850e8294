using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Finds the candidates of parentage, which is asked of one guardian at a time: the household book, the birth certificate, a marriage.</summary>
internal sealed class ParentageJudge(Dossier dossier, CandidateJudge candidates)
{
    /// <summary>An alternative that speaks for the guardian by itself: any but the marriage.</summary>
    public AlternativeState Judge(AlternativePlan plan, int guardian)
    {
        var state = candidates.Begin();
        dossier.LookedFor = Questions.None;
        if (plan.Claim.Item == DataItem.Household)
        {
            JudgeHousehold(plan, guardian, ref state);
        }
        else
        {
            JudgeBirth(plan, guardian, ref state);
        }

        state.To = candidates.Options.Count;
        return state;
    }

    /// <summary>The link through each partner, as far as the partner's own parentage is proven.</summary>
    /// <param name="proofs">How the other parents' own parentage stands, by index; null for who is none.</param>
    public AlternativeState JudgeMarriage(AlternativePlan plan, int guardian, ReadOnlySpan<Proof?> proofs)
    {
        var state = candidates.Begin();
        var proven = false;
        for (var partner = 1; partner < proofs.Length; partner++)
        {
            switch (proofs[partner]?.Status)
            {
                case RequirementStatus.Pending:
                    candidates.Options.Add(new(CheckOutcome.Unavailable, People.None, proofs[partner]!.Value.Open, []));
                    break;
                case RequirementStatus.Review:
                    // Whether the marriage matters is for whoever looks at the partner: it is not asked for.
                    var told = CommonReasons.Alone(plan.Checks[0].Definition.Name, CheckOutcome.Review, CommonReasons.PartnerUnderReview);
                    candidates.Options.Add(new(CheckOutcome.Review, People.None, Questions.None, told));
                    break;
                case RequirementStatus.Verified:
                    proven = true;
                    dossier.LookedFor = Questions.None;
                    var answer = dossier.OfCouple(guardian, partner);
                    if (answer.State == AnswerState.Records)
                    {
                        var candidate = new Candidate(DataItem.Marriage, answer.Records[0], answer.Evidence, guardian, dossier.Family, guardian, partner);
                        candidates.Put(plan, candidate, People.None, ref state);
                    }
                    else
                    {
                        candidates.Miss(plan, answer, People.None, ref state);
                    }

                    break;
            }
        }

        if (!proven)
        {
            CandidateJudge.MissAll(plan, CommonReasons.NoProvenParent, ref state);
        }

        state.To = candidates.Options.Count;
        return state;
    }

    private void JudgeHousehold(AlternativePlan plan, int guardian, ref AlternativeState state)
    {
        var child = dossier.Of(DataItem.Household, 0);
        var own = dossier.Of(DataItem.Household, guardian);
        state.Excluded = child.State == AnswerState.DocumentNotCovered || own.State == AnswerState.DocumentNotCovered;
        if (child.State != AnswerState.Records)
        {
            candidates.Miss(plan, child, People.None, ref state);
            return;
        }

        candidates.Put(plan, new Candidate(DataItem.Household, child.Records[0], child.Evidence, 0, dossier.Family, guardian), People.None, ref state);
    }

    private void JudgeBirth(AlternativePlan plan, int guardian, ref AlternativeState state)
    {
        if (!dossier.HasBirthQuestion)
        {
            CandidateJudge.MissAll(plan, CommonReasons.MotherNotNamed, ref state);
            return;
        }

        var birth = dossier.Of(DataItem.Birth, 0);
        if (birth.State != AnswerState.Records)
        {
            candidates.Miss(plan, birth, People.None, ref state);
            return;
        }

        for (var i = 0; i < birth.Records.Count; i++)
        {
            candidates.Put(plan, new Candidate(DataItem.Birth, birth.Records[i], birth.Evidence, 0, dossier.Family, guardian), People.None, ref state);
        }
    }
}
