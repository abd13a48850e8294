using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Verification.Checks;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Deciding;

/// <summary>
/// Binds a policy's checks and lays its groups out for deciding. It notes what cannot be decided: unknown alternatives and checks,
/// checks put to records they do not judge, wrong parameters.
/// </summary>
internal sealed class PolicyCompiler
{
    private readonly Policy _policy;
    private readonly List<PolicyProblem> _problems;
    private readonly Dictionary<string, RequirementPlan> _requirements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlternativePlan> _distinct = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Check> _checks = new(StringComparer.Ordinal);
    private readonly DeclaredItems _items;
    private readonly DeclaredSlots _slots = new();
    private int _insuranceMonths;

    private PolicyCompiler(Policy policy, List<PolicyProblem> problems, DeclaredItems items) => (_policy, _problems, _items) = (policy, problems, items);

    public static PolicyPlan Compile(Policy policy, List<PolicyProblem> problems, DeclaredItems items)
    {
        var compiler = new PolicyCompiler(policy, problems, items);
        var age = compiler.Bind(policy.Age, "/age", check => check == DataItem.Household);
        GroupPlan[] groups = [.. policy.Groups.Select((group, i) => compiler.Group(group, $"/groups/{i}"))];
        return new()
        {
            Age = [.. age.Where(check => check is not ConsistencyIdentity), new ConsistencyIdentity(ofChild: true)],
            Groups = groups,
            Slots = compiler._slots,
            Alternatives = compiler._distinct.Values.Count(a => a.Claim.Kind != ClaimKind.Parentage),
            ParentageAlternatives = compiler._distinct.Values.Count(a => a.Claim.Kind == ClaimKind.Parentage),
            Requirements = compiler._requirements.Count,
            ParentageRequirements = compiler._requirements.Values.Count(r => r.IsParentage),
            MostAlternatives = compiler._requirements.Values.Select(r => r.Alternatives.Length).DefaultIfEmpty(0).Max(),
            InsuranceMonths = compiler._insuranceMonths,
            Checks = compiler._checks.Count,
            MostChecks = compiler._distinct.Values.Select(alternative => alternative.Checks.Length + 1).DefaultIfEmpty(0).Max(),
        };
    }

    private GroupPlan Group(GroupSpec group, string at)
    {
        RequirementPlan[] requirements = [.. group.Requirements.Select((r, i) => Requirement(r, $"{at}/requirements/{i}"))];
        return new()
        {
            Id = group.Id,
            Requirements = requirements,
            Defining = [.. group.Defining.Select(id => Array.FindIndex(requirements, r => r.Id == id)).Where(i => i >= 0)],
        };
    }

    private RequirementPlan Requirement(RequirementSpec requirement, string at)
    {
        AlternativePlan[] alternatives =
        [
            .. requirement.Alternatives.Select((a, i) => Alternative(a, requirement.Id == "parentage", $"{at}/alternatives/{i}")).OfType<AlternativePlan>(),
        ];
        var key = $"{requirement.Id}: {string.Join(' ', alternatives.Select(a => a.Index))}";
        if (_requirements.TryGetValue(key, out var known))
        {
            return known;
        }

        return _requirements[key] = new()
        {
            Id = requirement.Id,
            IsParentage = requirement.Id == "parentage",
            Index = _requirements.Count,
            ParentageIndex = _requirements.Values.Count(r => r.IsParentage),
            HouseholdRelation = Array.Find(alternatives, a => a.Id == "household-relation"),
            Alternatives = alternatives,
            OrElse = [.. alternatives.Select(own => Papers(alternatives).Where(paper => paper != (own.Paper ?? Papers(alternatives).FirstOrDefault())).ToArray())],
        };
    }

    private AlternativePlan? Alternative(AlternativeSpec alternative, bool ofParentage, string at)
    {
        if (ClaimOf(alternative.Id, at) is not { } claim || (claim.Kind == ClaimKind.Parentage) != ofParentage)
        {
            _problems.Add(new($"{at}/id", $"'{alternative.Id}' is no way to meet this requirement", "use one of the alternatives that the documentation lists for it"));
            return null;
        }

        var bound = Bind(alternative.Checks, $"{at}/checks", claim.Has, claim.Declared);
        var key = $"{alternative.Id}|{alternative.Paper}|{string.Join('|', alternative.Checks.Select(Written))}";
        if (_distinct.TryGetValue(key, out var known))
        {
            return known;
        }

        var both = bound.Exists(check => check is PermitBoth);
        var withGuardian = bound.OfType<HouseholdWithGuardian>().FirstOrDefault();
        List<Check> checks = [.. bound.Where(check => check is not PermitBoth and not ConsistencyIdentity).OrderBy(check => check.Definition.Kind)];
        if (withGuardian is not null || alternative.Id == "household-relation")
        {
            checks.Add(Distinct("consistency.identity of guardians", new ConsistencyIdentity(ofChild: false)));
        }

        return _distinct[key] = new()
        {
            Id = alternative.Id,
            Paper = alternative.Paper,
            Claim = claim,
            Checks = [.. checks],
            Selectors = checks.Count(check => check.Definition.Kind == CheckKind.Selector),
            OfEveryParent = both,
            WithGuardian = withGuardian,
            MinShare = bound.OfType<IShareThreshold>().Select(check => (DataHub.Core.Items.Fraction?)check.MinShare).FirstOrDefault(),
            Index = _distinct.Values.Count(a => (a.Claim.Kind == ClaimKind.Parentage) == ofParentage),
            MetReason = $"met-by-{alternative.Id}",
        };
    }

    private Claim? ClaimOf(string alternative, string at)
    {
        if (Claim.Of(alternative) is { } known)
        {
            return known;
        }

        if (_items.Find(alternative) is not { } declared)
        {
            return null;
        }

        if (_slots.Take(declared) is { } number)
        {
            return Claim.Of(declared, number);
        }

        _problems.Add(new(at, $"a policy may use at most {DataItems.MostDeclared} declared items, and '{alternative}' is one more", "remove an alternative"));
        return null;
    }

    private List<Check> Bind(IReadOnlyList<CheckSpec> specs, string at, Func<DataItem, bool> has, DeclaredItem? declared = null)
    {
        var checks = new List<Check>();
        for (var i = 0; i < specs.Count; i++)
        {
            var here = Pointers.Item(at, i);
            if (CheckCatalogue.Find(specs[i].Check) is not { } definition)
            {
                _problems.Add(new($"{here}/check", $"there is no check '{specs[i].Check}'", "use a check that the documentation lists"));
                continue;
            }

            if (definition.Judges.Count > 0 && !definition.Judges.Any(has))
            {
                _problems.Add(new($"{here}/check", $"{specs[i].Check} cannot judge the records of this alternative", "put it into an alternative whose records it judges"));
            }

            var parameters = new CheckParameters(specs[i], _policy, here, _problems, specs, declared);
            checks.Add(Distinct(declared is null ? Written(specs[i]) : $"{declared.Item}: {Written(specs[i])}", definition.Bind(parameters)));
            parameters.RefuseUnread();
            if (definition.Name == "insurance.months" && specs[i].Parameters.TryGetValue("months", out var months) && months.TryGetInt32(out var needed))
            {
                _insuranceMonths = Math.Max(_insuranceMonths, needed);
            }
        }

        return checks;
    }

    /// <summary>Equal checks of several alternatives are one, so that a record is put to each but once.</summary>
    private Check Distinct(string written, Check check)
    {
        if (_checks.TryGetValue(written, out var known))
        {
            return known;
        }

        check.Index = _checks.Count;
        return _checks[written] = check;
    }

    private static string Written(CheckSpec check) =>
        $"{check.Check}({string.Join(',', check.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value.GetRawText()}"))})";

    private static IEnumerable<string> Papers(AlternativePlan[] alternatives) => alternatives.Select(a => a.Paper).OfType<string>().Distinct(StringComparer.Ordinal);
}
