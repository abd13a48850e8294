using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>
/// Puts the checks of alternatives to their candidates. Each candidate becomes an option when it holds or could hold, else it is
/// remembered if it came nearest. Lives for one decision.
/// </summary>
internal sealed class CandidateJudge(Dossier dossier)
{
    /// <summary>Sets of owners that a home can have: those of four guardians.</summary>
    private const int MostOwnerSets = 16;

    public List<Option> Options => dossier.Space.Options;

    /// <summary>The state of an alternative of which nothing was judged yet: its options are those from here on.</summary>
    public AlternativeState Begin() => new() { From = Options.Count, Judged = true, FalseDepth = -1 };

    /// <param name="users">Whose record it is, where the record itself does not say.</param>
    public void Put(AlternativePlan plan, in Candidate candidate, People users, ref AlternativeState state)
    {
        var outcome = Put(plan, candidate, out var count, out var depth);
        var checks = dossier.Space.Results.AsSpan(0, count).ToArray();
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
                Span<People> owners = stackalloc People[MostOwnerSets];
                var sets = OwnerSets.Find(candidate, dossier, plan.MinShare, owners);
                for (var i = 0; i < sets; i++)
                {
                    var certain = OwnerSets.AreNamed(owners[i], candidate, dossier);
                    Options.Add(option with { Users = owners[i], Outcome = certain ? outcome : Kleene.And(outcome, CheckOutcome.Review) });
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

            dossier.Space.Results[count++] = result;
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
        ref var known = ref dossier.Space.Judged[check.Index];
        var beside = check.LooksBeside ? candidate.Beside : 0;
        if (known.Result is null || known.Result.Outcome == CheckOutcome.Unavailable || known.Beside != beside || !ReferenceEquals(known.Record, candidate.Record))
        {
            known = (candidate.Record, beside, check.Judge(candidate, dossier));
        }

        return known.Result;
    }

    /// <summary>An answer that brought no record.</summary>
    public void Miss(AlternativePlan plan, in Answer answer, People users, ref AlternativeState state)
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

    /// <summary>There is nobody, or nothing, to ask.</summary>
    public static void MissAll(AlternativePlan plan, string reason, ref AlternativeState state) =>
        NotMet(CheckOutcome.Absent, -1, CommonReasons.Alone(plan.Checks[0].Definition.Name, CheckOutcome.Absent, reason), ref state);

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
}
