using DataHub.Core.Families;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Writes down how requirements stand: alternatives tried, their checks, the decisive reason, the paper asked for.</summary>
internal sealed class RequirementWriter(Findings findings, Questions useful)
{
    public const string NotNeededReason = "not-needed";
    public const string AttestedReason = "attested-by-paper";
    public const string AgeReason = "met-by-age";

    private readonly (RequirementStatus Status, People Chosen, RequirementResult Result)[] _written =
        new (RequirementStatus, People, RequirementResult)[findings.Dossier.Input.Policy.Plan.Requirements];

    public RequirementResult Age(CheckResult[] checks, RequirementStatus status)
    {
        var decisive = Decisive(checks, status);
        return new()
        {
            Id = "age",
            Status = status,
            Reason = status == RequirementStatus.Verified ? AgeReason : decisive?.Reason ?? CommonReason(status),
            Reported = "age",
            Alternatives = [new("age", status, null, checks)],
            Counterfactual = decisive?.Counterfactual,
        };
    }

    public static RequirementResult NotNeeded(string requirement) =>
        new() { Id = requirement, Status = RequirementStatus.NotNeeded, Reason = NotNeededReason, Alternatives = [] };

    public RequirementResult Write(RequirementPlan plan, RequirementStatus status, People chosen)
    {
        ref var known = ref _written[plan.Index];
        if (known.Result is null || known.Status != status || known.Chosen != chosen)
        {
            known = (status, chosen, New(plan, status, chosen));
        }

        return known.Result;
    }

    public IReadOnlyList<string> OrElse(RequirementPlan plan, string material)
    {
        for (var i = 0; i < plan.Alternatives.Length; i++)
        {
            if ((plan.Alternatives[i].Paper ?? material) == material)
            {
                return AnyLeftOut(plan) ? [.. plan.OrElse[i].Where(paper => Serves(plan, paper))] : plan.OrElse[i];
            }
        }

        return [];
    }

    private RequirementResult New(RequirementPlan plan, RequirementStatus status, People chosen)
    {
        if (status == RequirementStatus.Pending && !plan.IsParentage && findings.StandingOf(plan, chosen).Status != status)
        {
            // It is pending because all guardians together may yet have it: theirs is what is told.
            chosen = People.Guardians;
        }

        var alternatives = new List<AlternativeResult>(plan.Alternatives.Length);
        if (plan.IsParentage)
        {
            for (var guardian = 1; guardian < PeopleSets.Count; guardian++)
            {
                if (chosen.Has(guardian))
                {
                    Parentage(plan, guardian, status, alternatives);
                }
            }
        }
        else
        {
            Add(plan, 0, chosen, status, alternatives);
        }

        if (status == RequirementStatus.Pending && !IsAwaited(plan, chosen))
        {
            for (var i = 0; i < alternatives.Count; i++)
            {
                alternatives[i] = alternatives[i].Status == RequirementStatus.Pending ? alternatives[i] with { Status = RequirementStatus.NotNeeded } : alternatives[i];
            }

            return NotNeeded(plan.Id) with { Alternatives = alternatives };
        }

        var reported = First(alternatives, status);
        var decisive = reported is null ? null : Decisive(reported.Checks, status);
        return new()
        {
            Id = plan.Id,
            Status = status,
            Reported = reported?.Id,
            Reason = status switch
            {
                RequirementStatus.Attested => AttestedReason,
                RequirementStatus.Verified => MetReason(plan, reported),
                _ => decisive?.Reason ?? CommonReason(status),
            },
            Paper = status is RequirementStatus.NoRecord or RequirementStatus.NotCovered ? reported?.Paper ?? FirstPaper(plan) : null,
            Alternatives = alternatives,
            Counterfactual = decisive?.Counterfactual,
        };
    }

    private static AlternativeResult? First(List<AlternativeResult> alternatives, RequirementStatus status)
    {
        foreach (var alternative in alternatives)
        {
            if (alternative.Status == status)
            {
                return alternative;
            }
        }

        return null;
    }

    private void Add(RequirementPlan plan, int guardian, People chosen, RequirementStatus status, List<AlternativeResult> results)
    {
        var states = findings.Of(plan, guardian);
        for (var i = 0; i < states.Length; i++)
        {
            if (!Standing.IsLeftOut(states, i))
            {
                results.Add(Alternative(plan.Alternatives[i], states[i], chosen, status));
            }
        }
    }

    private AlternativeResult Alternative(AlternativePlan plan, in AlternativeState state, People chosen, RequirementStatus requirement)
    {
        var best = -1;
        for (var i = state.From; i < state.To; i++)
        {
            if (best < 0 || Rank(findings.Options[i], chosen) < Rank(findings.Options[best], chosen))
            {
                best = i;
            }
        }

        if (best >= 0 && findings.Options[best].Users.Within(chosen))
        {
            var status = Kleene.Status(findings.Options[best].Outcome);
            var needless = status == RequirementStatus.Pending && requirement != RequirementStatus.Pending;
            return new(plan.Id, needless ? RequirementStatus.NotNeeded : status, plan.Paper, findings.Options[best].Checks);
        }

        // What is left where nobody's record was false: one that holds for a guardian who could not be chosen.
        return new(
            plan.Id,
            Standing.FalseStatus(Kleene.Weight(state.False)),
            plan.Paper,
            state.FalseChecks ?? CommonReasons.Alone(plan.Checks[0].Definition.Name, CheckOutcome.Absent, CommonReasons.RecordOfOtherGuardian));
    }

    private static int Rank(in Option option, People chosen) =>
        Kleene.Preference(Kleene.Status(option.Outcome)) + (option.Users.Within(chosen) ? 0 : 10);

    private void Parentage(RequirementPlan plan, int guardian, RequirementStatus status, List<AlternativeResult> results)
    {
        var relation = findings.Dossier.Input.Family.Guardians[guardian - 1].Relation;
        var from = results.Count;
        if (relation is Relation.Father or Relation.Mother)
        {
            var proof = findings.ProofOf(plan, guardian).Status;
            Add(plan, guardian, People.Guardians, proof, results);
            return;
        }

        if (relation == Relation.Grandparent && plan.HouseholdRelation is { } household)
        {
            var state = findings.ParentageOf(plan, household, guardian);
            results.Add(Alternative(household, state, People.Guardians, status));
        }

        if (findings.ProofOf(plan, guardian).Status == RequirementStatus.Review)
        {
            var reason = relation == Relation.Grandparent ? ParentageHousehold.GrandparentNotShown : ParentageHousehold.GuardianshipPapersNeeded;
            CheckResult[] checks = [.. results.Count > from ? results[^1].Checks : [], new(ParentageHousehold.Declaration.Name, CheckOutcome.Review, reason, [])];
            results.RemoveRange(from, results.Count - from);
            results.Add(new("household-relation", RequirementStatus.Review, null, checks));
        }
    }

    private bool IsAwaited(RequirementPlan plan, People chosen)
    {
        if (!plan.IsParentage)
        {
            return !(findings.StandingOf(plan, chosen).Open & useful).IsEmpty;
        }

        for (var guardian = 1; guardian < PeopleSets.Count; guardian++)
        {
            if (chosen.Has(guardian) && !(findings.ProofOf(plan, guardian).Open & useful).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyLeftOut(RequirementPlan plan)
    {
        if (plan.IsParentage)
        {
            return false;
        }

        foreach (var state in findings.Of(plan, 0))
        {
            if (state.Excluded)
            {
                return true;
            }
        }

        return false;
    }

    private bool Serves(RequirementPlan plan, string paper)
    {
        var states = findings.Of(plan, 0);
        for (var i = 0; i < states.Length; i++)
        {
            if (plan.Alternatives[i].Paper == paper && !Standing.IsLeftOut(states, i))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FirstPaper(RequirementPlan plan)
    {
        foreach (var alternative in plan.Alternatives)
        {
            if (alternative.Paper is not null)
            {
                return alternative.Paper;
            }
        }

        return null;
    }

    private static string MetReason(RequirementPlan plan, AlternativeResult? reported)
    {
        foreach (var alternative in plan.Alternatives)
        {
            if (alternative.Id == reported?.Id)
            {
                return alternative.MetReason;
            }
        }

        return "met-by-household-relation";
    }

    private static CheckResult? Decisive(IReadOnlyList<CheckResult> checks, RequirementStatus status)
    {
        for (var i = 0; i < checks.Count; i++)
        {
            if (checks[i].Outcome != CheckOutcome.Pass && Kleene.Status(checks[i].Outcome) == status)
            {
                return checks[i];
            }
        }

        return null;
    }

    private static string CommonReason(RequirementStatus status) => status == RequirementStatus.Pending ? CommonReasons.NotAskedYet : CommonReasons.NoRecord;
}
