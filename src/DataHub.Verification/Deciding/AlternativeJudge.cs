using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>
/// Puts the checks of alternatives to their candidates. Each candidate becomes an option when it holds or could hold, else it is
/// remembered if it came nearest. Lives for one decision.
/// </summary>
internal sealed class AlternativeJudge(Dossier dossier)
{
    private readonly CheckResult[] _scratch = dossier.Space.Results;
    private readonly (SourceRecord? Record, int Beside, CheckResult? Result)[] _judged = dossier.Space.Judged;
    private readonly People[] _owners = new People[16];

    public List<Option> Options { get; } = dossier.Space.Options;

    /// <param name="guardian">Whose parentage is asked, for an alternative of <c>parentage</c>; else 0.</param>
    public void Judge(AlternativePlan plan, int guardian, ref AlternativeState state)
    {
        state = new AlternativeState { From = Options.Count, Judged = true, FalseDepth = -1 };
        switch (plan.Claim.Kind)
        {
            case ClaimKind.Household:
                JudgeHousehold(plan, ref state);
                break;
            case ClaimKind.Nothing:
                dossier.LookedFor = Questions.None;
                Put(plan, new Candidate(plan.Claim.Item, null, null, 0, dossier.Family), People.None, ref state);
                break;
            case ClaimKind.OfChildElseParents:
                JudgeChildElseParents(plan, ref state);
                break;
            case ClaimKind.Parentage:
                JudgeParentage(plan, guardian, ref state);
                break;
            default:
                JudgePeople(plan, plan.Claim.Claimants(dossier), ref state);
                break;
        }

        state.To = Options.Count;
        if (plan.OfEveryParent)
        {
            EveryParent(plan, ref state);
        }
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
            NotMet(CheckOutcome.Absent, -1, CommonReasons.Alone(plan.Checks[0].Definition.Name, CheckOutcome.Absent, CommonReasons.NobodyToAsk), ref state);
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
            Miss(plan, answer, People.None, ref state);
            return;
        }

        var candidate = new Candidate(DataItem.Household, answer.Records[0], answer.Evidence, 0, dossier.Family);
        if (plan.WithGuardian is not { } with)
        {
            Put(plan, candidate, People.None, ref state);
            return;
        }

        var guardians = dossier.Parents | (with.AllowGrandparent ? dossier.Grandparents : People.None);
        for (var guardian = 1; guardian < PeopleSets.Count; guardian++)
        {
            if (guardians.Has(guardian))
            {
                dossier.LookedFor = Questions.None;
                Put(plan, candidate with { Guardian = guardian }, PeopleSets.Only(guardian), ref state);
            }
        }

        if (with.AllowAlone || guardians == People.None)
        {
            dossier.LookedFor = Questions.None;
            Put(plan, candidate, People.None, ref state);
        }
    }

    private void JudgeParentage(AlternativePlan plan, int guardian, ref AlternativeState state)
    {
        dossier.LookedFor = Questions.None;
        if (plan.Claim.Item == DataItem.Household)
        {
            var child = dossier.Of(DataItem.Household, 0);
            var own = dossier.Of(DataItem.Household, guardian);
            state.Excluded = child.State == AnswerState.DocumentNotCovered || own.State == AnswerState.DocumentNotCovered;
            if (child.State != AnswerState.Records)
            {
                Miss(plan, child, People.None, ref state);
                return;
            }

            Put(plan, new Candidate(DataItem.Household, child.Records[0], child.Evidence, 0, dossier.Family, guardian), People.None, ref state);
            return;
        }

        if (!dossier.HasBirthQuestion)
        {
            NotMet(CheckOutcome.Absent, -1, CommonReasons.Alone(plan.Checks[0].Definition.Name, CheckOutcome.Absent, CommonReasons.MotherNotNamed), ref state);
            return;
        }

        var birth = dossier.Of(DataItem.Birth, 0);
        if (birth.State != AnswerState.Records)
        {
            Miss(plan, birth, People.None, ref state);
            return;
        }

        for (var i = 0; i < birth.Records.Count; i++)
        {
            Put(plan, new Candidate(DataItem.Birth, birth.Records[i], birth.Evidence, 0, dossier.Family, guardian), People.None, ref state);
        }
    }

    /// <summary>The link through each partner, as far as the partner's own parentage is proven.</summary>
    /// <param name="proofs">How the other parents' own parentage stands, by index; null for who is none.</param>
    public void JudgeMarriage(AlternativePlan plan, int guardian, ReadOnlySpan<Proof?> proofs, ref AlternativeState state)
    {
        state = new AlternativeState { From = Options.Count, Judged = true, FalseDepth = -1 };
        var check = plan.Checks[0].Definition.Name;
        var proven = false;
        for (var partner = 1; partner < proofs.Length; partner++)
        {
            switch (proofs[partner]?.Status)
            {
                case RequirementStatus.Pending:
                    Options.Add(new(CheckOutcome.Unavailable, People.None, proofs[partner]!.Value.Open, []));
                    break;
                case RequirementStatus.Review:
                    // Whether the marriage matters is for whoever looks at the partner: it is not asked for.
                    Options.Add(new(CheckOutcome.Review, People.None, Questions.None, CommonReasons.Alone(check, CheckOutcome.Review, CommonReasons.PartnerUnderReview)));
                    break;
                case RequirementStatus.Verified:
                    proven = true;
                    dossier.LookedFor = Questions.None;
                    var answer = dossier.OfCouple(guardian, partner);
                    if (answer.State == AnswerState.Records)
                    {
                        Put(plan, new Candidate(DataItem.Marriage, answer.Records[0], answer.Evidence, guardian, dossier.Family, guardian, partner), People.None, ref state);
                    }
                    else
                    {
                        Miss(plan, answer, People.None, ref state);
                    }

                    break;
            }
        }

        if (!proven)
        {
            NotMet(CheckOutcome.Absent, -1, CommonReasons.Alone(check, CheckOutcome.Absent, CommonReasons.NoProvenParent), ref state);
        }

        state.To = Options.Count;
    }

    private void JudgeAnswer(AlternativePlan plan, in Answer answer, People claimants, ref AlternativeState state)
    {
        if (answer.State != AnswerState.Records)
        {
            Miss(plan, answer, PeopleSets.Only(answer.Person) & People.Guardians, ref state);
            return;
        }

        var records = answer.Records;
        for (var i = 0; i < records.Count; i++)
        {
            if (!IsKnown(records[i], state.From))
            {
                dossier.LookedFor = Questions.None;
                Put(plan, new Candidate(plan.Claim.Item, records[i], answer.Evidence, answer.Person, claimants), PeopleSets.Only(answer.Person) & People.Guardians, ref state);
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

        for (var i = from; i < Options.Count; i++)
        {
            var same = (Options[i].Record, record) switch
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

    private void Put(AlternativePlan plan, in Candidate candidate, People users, ref AlternativeState state)
    {
        var outcome = Put(plan, candidate, out var count, out var depth);
        var checks = _scratch.AsSpan(0, count).ToArray();
        if (Kleene.IsFalse(outcome))
        {
            NotMet(outcome, depth, checks, ref state);
            state.FalseOpen |= IsAnyUnavailable(checks) ? dossier.LookedFor : Questions.None;
            return;
        }

        var option = new Option(outcome, users, dossier.LookedFor, checks, candidate.Record, candidate.Source);
        switch (candidate.Record)
        {
            case PropertyTitleRecord or PresaleContractRecord:
                var sets = OwnerSets.Find(candidate, dossier, plan.MinShare, _owners);
                for (var i = 0; i < sets; i++)
                {
                    var certain = OwnerSets.AreNamed(_owners[i], candidate, dossier);
                    Options.Add(option with { Users = _owners[i], Outcome = certain ? outcome : Kleene.And(outcome, CheckOutcome.Review) });
                }

                break;
            case BusinessRecord business when dossier.PersonOf(business.OwnerIdNumber, candidate.Claimants) is var owner and > 0:
                Options.Add(option with { Users = PeopleSets.Only(owner) });
                break;
            case HouseholdRecord when plan.Claim.Kind == ClaimKind.Household && plan.WithGuardian is null:
                Options.Add(option with { Users = People.None });
                break;
            default:
                Options.Add(option);
                break;
        }
    }

    private static bool IsAnyUnavailable(CheckResult[] checks) => Array.Exists(checks, static check => check.Outcome == CheckOutcome.Unavailable);

    /// <param name="depth">How near it came: checks that it stood before it was put aside.</param>
    private CheckOutcome Put(AlternativePlan plan, in Candidate candidate, out int count, out int depth)
    {
        (count, depth) = (0, 0);
        var outcome = CheckOutcome.Pass;
        for (var i = 0; i < plan.Checks.Length; i++)
        {
            if (i == plan.Selectors && outcome != CheckOutcome.Pass)
            {
                // Whether the record counts is not known: its rules say nothing yet.
                return outcome;
            }

            if (Judge(plan.Checks[i], candidate) is not { } result)
            {
                continue;
            }

            _scratch[count++] = result;
            outcome = Kleene.And(outcome, result.Outcome);
            depth += Kleene.IsFalse(result.Outcome) ? 0 : 1;
            if (i < plan.Selectors && Kleene.IsFalse(result.Outcome))
            {
                return outcome;
            }
        }

        return outcome;
    }

    /// <summary>Several alternatives put one check to one candidate: its last result is kept, unless it looked for what is still open.</summary>
    private CheckResult? Judge(Check check, in Candidate candidate)
    {
        ref var known = ref _judged[check.Index];
        var beside = check.LooksBeside ? candidate.Beside : 0;
        if (known.Result is null || known.Result.Outcome == CheckOutcome.Unavailable || known.Beside != beside || !ReferenceEquals(known.Record, candidate.Record))
        {
            known = (candidate.Record, beside, check.Judge(candidate, dossier));
        }

        return known.Result;
    }

    private void Miss(AlternativePlan plan, in Answer answer, People users, ref AlternativeState state)
    {
        if (answer.State == AnswerState.Unasked)
        {
            Options.Add(new(CheckOutcome.Unavailable, users, dossier.LookedFor, []));
            return;
        }

        var (outcome, _) = CommonReasons.Of(answer);
        if (!Kleene.IsFalse(outcome))
        {
            Options.Add(new(outcome, users, dossier.LookedFor, [CommonReasons.Result(plan.Checks[0].Definition.Name, answer)]));
        }
        else if (ComesNearer(outcome, -1, state))
        {
            NotMet(outcome, -1, [CommonReasons.Result(plan.Checks[0].Definition.Name, answer)], ref state);
        }
    }

    /// <summary>Keeps the false outcome that is reported, and of those the record that came nearest.</summary>
    private static void NotMet(CheckOutcome outcome, int depth, CheckResult[] checks, ref AlternativeState state)
    {
        if (ComesNearer(outcome, depth, state))
        {
            (state.False, state.FalseDepth, state.FalseChecks) = (outcome, depth, checks);
        }
    }

    private static bool ComesNearer(CheckOutcome outcome, int depth, in AlternativeState state)
    {
        var (now, before) = (Kleene.Weight(outcome), Kleene.Weight(state.False));
        return now > before || (now == before && depth > state.FalseDepth);
    }

    /// <summary>Folds the parents' options into one that needs all of them.</summary>
    private void EveryParent(AlternativePlan plan, ref AlternativeState state)
    {
        var all = dossier.Parents;
        var outcome = CheckOutcome.Pass;
        var open = Questions.None;
        var shown = default(Option);
        for (var person = 1; person < PeopleSets.Count; person++)
        {
            if (!all.Has(person))
            {
                continue;
            }

            var best = -1;
            for (var i = state.From; i < state.To; i++)
            {
                if (Options[i].Users == PeopleSets.Only(person) && (best < 0 || Rank(Options[i]) < Rank(Options[best])))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                // One parent without a record that holds: state.False says why, unless the record of another yet breaks a rule.
                state.FalseOpen |= OpenOf(state);
                Options.RemoveRange(state.From, state.To - state.From);
                state.To = state.From;
                state.FalseChecks = [.. state.FalseChecks ?? [], PermitBoth.Folded(state.False)];
                return;
            }

            open |= Options[best].Outcome == CheckOutcome.Unavailable ? Options[best].Open : Questions.None;
            var combined = Kleene.And(outcome, Options[best].Outcome);
            shown = shown.Checks is null || combined != outcome ? Options[best] : shown;
            outcome = combined;
        }

        Options.RemoveRange(state.From, state.To - state.From);
        if (all != People.None)
        {
            CheckResult[] checks = shown.Checks is { Length: > 0 } judged ? [.. judged, PermitBoth.Folded(outcome)] : [];
            Options.Add(shown with { Outcome = outcome, Users = all, Open = open, Checks = checks });
        }

        state.To = Options.Count;
    }

    private Questions OpenOf(in AlternativeState state)
    {
        var open = Questions.None;
        for (var i = state.From; i < state.To; i++)
        {
            open |= Options[i].Outcome == CheckOutcome.Unavailable ? Options[i].Open : Questions.None;
        }

        return open;
    }

    private static int Rank(in Option option) => Kleene.Preference(Kleene.Status(option.Outcome));
}
