using DataHub.Core.Items;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Finds an alternative's candidates, parentage aside: whose answers it may rest on, and which records came with them.</summary>
internal sealed class AlternativeJudge(Dossier dossier, CandidateJudge candidates)
{
    public AlternativeState Judge(AlternativePlan plan)
    {
        var state = candidates.Begin();
        switch (plan.Claim.Kind)
        {
            case ClaimKind.Household:
                JudgeHousehold(plan, ref state);
                break;
            case ClaimKind.Nothing:
                dossier.LookedFor = Questions.None;
                candidates.Put(plan, new Candidate(plan.Claim.Item, null, null, 0, dossier.Family), People.None, ref state);
                break;
            case ClaimKind.OfChildElseParents:
                JudgeChildElseParents(plan, ref state);
                break;
            default:
                JudgePeople(plan, plan.Claim.Claimants(dossier), ref state);
                break;
        }

        state.To = candidates.Options.Count;
        if (plan.OfEveryParent)
        {
            ParentFold.Fold(dossier.Parents, candidates.Options, ref state);
        }

        return state;
    }

    private void JudgePeople(AlternativePlan plan, People claimants, ref AlternativeState state)
    {
        var (asked, excluded) = (0, 0);
        // Guardians first: a child seldom owns anything.
        for (var i = 1; i <= PeopleSets.Count; i++)
        {
            var person = i % PeopleSets.Count;
            if (!claimants.Has(person))
            {
                continue;
            }

            dossier.LookedFor = Questions.None;
            var answer = dossier.Of(plan.Claim.Item, person);
            JudgeAnswer(plan, answer, claimants, ref state);
            asked++;
            excluded += answer.State == AnswerState.DocumentNotCovered ? 1 : 0;
        }

        if (dossier.NumberOf(plan.Claim.Item) is not null && asked > 0 && plan.Claim.Kind != ClaimKind.OfGrandparents)
        {
            dossier.LookedFor = Questions.None;
            JudgeAnswer(plan, dossier.ByNumber(plan.Claim.Item), claimants, ref state);
        }

        state.Excluded = asked > 0 && asked == excluded;
        if (asked == 0)
        {
            CandidateJudge.MissAll(plan, CommonReasons.NobodyToAsk, ref state);
        }
    }

    /// <summary>The child itself; its parents only where the child's own answer brought nothing.</summary>
    private void JudgeChildElseParents(AlternativePlan plan, ref AlternativeState state)
    {
        dossier.LookedFor = Questions.None;
        var answer = dossier.Of(plan.Claim.Item, 0);
        JudgeAnswer(plan, answer, dossier.Family, ref state);
        if (answer.IsNothing && dossier.Parents != People.None)
        {
            JudgePeople(plan, dossier.Parents, ref state);
        }
    }

    private void JudgeHousehold(AlternativePlan plan, ref AlternativeState state)
    {
        dossier.LookedFor = Questions.None;
        var answer = dossier.Of(DataItem.Household, 0);
        state.Excluded = answer.State == AnswerState.DocumentNotCovered;
        if (answer.State != AnswerState.Records)
        {
            candidates.Miss(plan, answer, People.None, ref state);
            return;
        }

        var candidate = new Candidate(DataItem.Household, answer.Records[0], answer.Evidence, 0, dossier.Family);
        if (plan.WithGuardian is not { } with)
        {
            candidates.Put(plan, candidate, People.None, ref state);
            return;
        }

        var guardians = dossier.Parents | (with.AllowGrandparent ? dossier.Grandparents : People.None);
        for (var guardian = 1; guardian < PeopleSets.Count; guardian++)
        {
            if (guardians.Has(guardian))
            {
                dossier.LookedFor = Questions.None;
                candidates.Put(plan, candidate with { Guardian = guardian }, PeopleSets.Only(guardian), ref state);
            }
        }

        if (with.AllowAlone || guardians == People.None)
        {
            dossier.LookedFor = Questions.None;
            candidates.Put(plan, candidate, People.None, ref state);
        }
    }

    private void JudgeAnswer(AlternativePlan plan, in Answer answer, People claimants, ref AlternativeState state)
    {
        if (answer.State != AnswerState.Records)
        {
            candidates.Miss(plan, answer, PeopleSets.Only(answer.Person) & People.Guardians, ref state);
            return;
        }

        var records = answer.Records;
        for (var i = 0; i < records.Count; i++)
        {
            if (!IsKnown(records[i], state.From))
            {
                dossier.LookedFor = Questions.None;
                candidates.Put(plan, new Candidate(plan.Claim.Item, records[i], answer.Evidence, answer.Person, claimants), PeopleSets.Only(answer.Person) & People.Guardians, ref state);
            }
        }
    }

    /// <summary>A couple's title comes with either of them; it is one title.</summary>
    private bool IsKnown(SourceRecord record, int from)
    {
        if (record is not (PropertyTitleRecord or PresaleContractRecord))
        {
            return false;
        }

        for (var i = from; i < candidates.Options.Count; i++)
        {
            var same = (candidates.Options[i].Record, record) switch
            {
                (PropertyTitleRecord a, PropertyTitleRecord b) => a.TitleNumber == b.TitleNumber && a.UnitNumber == b.UnitNumber,
                (PresaleContractRecord a, PresaleContractRecord b) => a.ContractNumber == b.ContractNumber,
                _ => false,
            };
            if (same)
            {
                return true;
            }
        }

        return false;
    }
}
