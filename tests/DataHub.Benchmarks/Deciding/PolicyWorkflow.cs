using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Verification.Deciding;
using RulesEngine.Models;

namespace DataHub.Benchmarks.Deciding;

/// <summary>
/// A policy as a workflow of RulesEngine: a group is all of its requirements, a requirement any of its alternatives, an alternative all of
/// its checks, each check an expression over the records. What the expressions leave out (the third value, one record for all checks of an
/// alternative, reasons, facts, the plan of what to ask) makes them cheaper, never dearer.
/// </summary>
internal static class PolicyWorkflow
{
    public const string Name = "policy";

    public static RulesEngine.RulesEngine Compile(Policy policy)
    {
        var settings = new ReSettings
        {
            CustomTypes =
            [
                typeof(FamilyFacts), typeof(HouseholdState), typeof(TitleState), typeof(BuildingUse), typeof(ContractState), typeof(RentalState), typeof(PermitState),
                typeof(BusinessState), typeof(CertificateState), typeof(MarriageAct), typeof(PreferentialState), typeof(DateOnly), typeof(Enumerable),
            ],
        };
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = Name, Rules = [.. policy.Groups.Select(g => Group(g, policy))] }], settings);
        return engine;
    }

    public static RuleParameter Facts(DecisionInput input) => new("f", new FamilyFacts(input));

    private static Rule Group(GroupSpec group, Policy policy) => All(group.Id,
        [All($"{group.Id}/age", [.. policy.Age.Select(c => Check(c, group.Id, "age"))]), .. group.Requirements.Select(r => Requirement(r, group.Id))]);

    private static Rule Requirement(RequirementSpec requirement, string group) => new()
    {
        RuleName = $"{group}/{requirement.Id}",
        Operator = nameof(ExpressionType.Or),
        Rules = [.. requirement.Alternatives.Select(a => All($"{group}/{requirement.Id}/{a.Id}", [.. a.Checks.Select(c => Check(c, $"{group}/{requirement.Id}", a.Id))]))],
    };

    private static Rule All(string name, IReadOnlyList<Rule> rules) => new() { RuleName = name, Operator = nameof(ExpressionType.And), Rules = rules };

    private static Rule Check(CheckSpec check, string at, string alternative) => new()
    {
        RuleName = $"{at}/{alternative}/{check.Check}",
        RuleExpressionType = RuleExpressionType.LambdaExpression,
        Expression = Expression(check, alternative),
    };

    private static string Expression(CheckSpec check, string alternative)
    {
        var owner = alternative == "grandparent-title" ? "f.Grandparents.Contains(o.IdNumber)" : "f.IsParent(o.IdNumber)";
        return check.Check switch
        {
            "child.age" => $"f.BornOn >= {Date("bornFrom")} && f.BornOn <= {Date("bornTo")}",
            "household.registered" => "f.Child != null && f.Child.State == HouseholdState.Registered",
            "household.in-division" => "f.Child != null && f.Child.Division == f.Division",
            "household.with-guardian" => $"f.InHouseholdOf({(check.Parameters.ContainsKey("allowGrandparent") ? "true" : "false")})",
            "household.moved-in-by" => $"f.Child != null && (f.Child.MovedInOn == null || f.Child.MovedInOn <= {Date("date")})",
            "household.not-collective" => "f.Child != null && !f.Child.Collective",
            "parentage.household" => "f.Child != null && (f.IsParent(f.Child.HeadIdNumber) || f.InHouseholdOf(false)) && (f.Child.RelationToHead.StartsWith(\"2\") || f.Child.RelationToHead.StartsWith(\"3\"))",
            "parentage.birth-certificate" => "f.Births.Any(b => b.State == CertificateState.Valid && (f.IsParent(b.MotherIdNumber) || f.IsParent(b.FatherIdNumber)))",
            "parentage.marriage-link" => "f.Marriages.Any(m => m.Act == MarriageAct.Marriage && (f.IsParent(m.ManIdNumber) || f.IsParent(m.WomanIdNumber)))",
            "property.owner" => $"f.Titles.Any(t => t.Owners.Any(o => {owner}))",
            "property.current" => "f.Titles.Any(t => t.State == TitleState.Current && !t.NumberCancelled)",
            "property.dwelling" => "f.Titles.Any(t => t.Use == BuildingUse.Dwelling)",
            "property.in-division" => "f.Titles.Any(t => t.Division == f.Division)",
            "property.unencumbered" => "f.Titles.Any(t => !t.Seized && !t.Disputed)",
            "property.share" => $"f.Titles.Any(t => f.OwnsAtLeast(t, {Number("minShare")}))",
            "property.in-district" => "f.Titles.Any(t => f.InDistrict(t.Address))",
            "property.registered-by" => $"f.Titles.Any(t => t.RegisteredOn <= {Date("date")})",
            "property.seat-free" => "f.Titles.Any(t => t.UnitNumber != null)",
            "property.none-owned" => $"!f.Titles.Any(t => t.Division == f.Division && t.State == TitleState.Current && f.OwnsAtLeast(t, {Number("minShare")}))",
            "contract.buyer" => "f.Contracts.Any(c => c.Buyers.Any(b => f.IsParent(b.IdNumber)))",
            "contract.in-force" => "f.Contracts.Any(c => c.State == ContractState.Filed)",
            "contract.dwelling" => "f.Contracts.Any(c => c.Use == BuildingUse.Dwelling)",
            "contract.in-division" => "f.Contracts.Any(c => c.Division == f.Division)",
            "contract.handed-over" => "f.Contracts.Any(c => c.HandedOver)",
            "contract.in-district" => "f.Contracts.Any(c => f.InDistrict(c.Address))",
            "contract.share" => $"f.Contracts.Any(c => c.Buyers.Count(b => f.IsParent(b.IdNumber)) * 100 >= c.Buyers.Count * {Number("minShare")})",
            "rental.tenant" => "f.Rentals.Any(r => f.IsParent(r.TenantIdNumber))",
            "rental.in-force" => "f.Rentals.Any(r => r.State == RentalState.Filed && r.From <= f.Today && r.To >= f.Today)",
            "rental.in-division" => "f.Rentals.Any(r => r.Division == f.Division)",
            "permit.in-force" => "f.Permits.Any(p => p.State == PermitState.Valid)",
            "permit.in-division" => "f.Permits.Any(p => p.Division == f.Division)",
            "permit.valid" => "f.Permits.Any(p => p.ValidTo >= f.Reference)",
            "permit.months" => $"f.Permits.Any(p => f.MonthsSince(p.FirstIssuedOn, {Number("months")}))",
            "insurance.in-division" => $"f.PaidMonths({Texts("prefixes")}, 1)",
            "insurance.months" => $"f.PaidMonths(new [] {{ f.Division.Substring(0, 4) }}, {Number("months")})",
            "business.owner" => "f.Businesses.Any(b => f.IsParent(b.OwnerIdNumber))",
            "business.active" => "f.Businesses.Any(b => b.State == BusinessState.InBusiness)",
            "business.in-division" => "f.Businesses.Any(b => b.CreditCode.Substring(2, 6) == f.Division)",
            "business.months" => $"f.Businesses.Any(b => f.MonthsSince(b.EstablishedOn, {Number("months")}))",
            "preferential.category" => $"f.Preferentials.Any(p => {Texts("categories")}.Contains(p.Category))",
            "preferential.valid" => "f.Preferentials.Any(p => p.State == PreferentialState.Valid && p.ValidTo >= f.Today)",
            "address.same-home" => "f.Titles.Any(t => f.SameHome(t.Address))",
            "address.same-district" => $"f.{(alternative == "contract" ? "Contracts" : "Titles")}.Any(t => f.SameDistrict(t.Address))",
            _ => throw new BenchmarkException($"The check {check.Check} has no expression for RulesEngine yet."),
        };

        string Date(string name) => check.Parameters[name].Deserialize<DateOnly>() is var d ? string.Create(CultureInfo.InvariantCulture, $"DateOnly({d.Year}, {d.Month}, {d.Day})") : "";
        string Number(string name) => check.Parameters[name].GetRawText();
        string Texts(string name) => $"new [] {{ {string.Join(", ", check.Parameters[name].EnumerateArray().Select(t => t.GetRawText()))} }}";
    }
}
