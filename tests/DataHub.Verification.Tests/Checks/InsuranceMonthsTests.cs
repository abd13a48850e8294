using System.Text.Json;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class InsuranceMonthsTests
{
    private const string Strict = """{ "Check": "insurance.months", "months": 12, "endsWithin": 3, "allowLatePaid": false }""";
    private const string Prefecture = """{ "Check": "insurance.in-division", "prefixes": ["3701"] }""";

    [Theory]
    [InlineData("202506-202605", "12", CheckOutcome.Pass)] // three months before August is May
    [InlineData("202507-202605", "11", CheckOutcome.Fail)]
    [InlineData("202409-202605", "21", CheckOutcome.Pass)]
    [InlineData("202509-202608", "12", CheckOutcome.Pass)]
    [InlineData("202509-202612", "12", CheckOutcome.Pass)] // what is paid ahead of the date does not count
    [InlineData("202510-202612", "11", CheckOutcome.Fail)]
    public void Consecutive_months_reach_near_enough_to_the_date(string paid, string months, CheckOutcome outcome)
    {
        var result = Judge(Others.Insurance(paid));

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "insurance-months-sufficient" : "insurance-months-insufficient");
        result.Value("months").ShouldBe(months);
    }

    [Fact]
    public void A_run_that_ended_too_early_says_until_when_it_was_needed()
    {
        var result = Judge(Others.Insurance("202401-202604"));
        (result.Outcome, result.Reason).ShouldBe((CheckOutcome.Fail, "insurance-stopped"));
        result.Counterfactual.ShouldBe(new("insurance-needed-until", "2026-05", "2026-04", null, new DateOnly(2026, 8, 31)));
    }

    [Fact]
    public void One_month_missing_breaks_the_run()
    {
        var result = Judge(Others.Insurance("202401-202511", "202601-202606"));
        (result.Reason, result.Value("months")).ShouldBe(("insurance-months-insufficient", "6"));
        result.Counterfactual.ShouldBe(new("insurance-months-reached-on", "12", "6", new DateOnly(2026, 12, 31), new DateOnly(2026, 8, 31)));
    }

    [Fact]
    public void An_older_longer_run_serves_if_it_ends_near_enough() => Judge(Others.Insurance("202501-202605", "202607-202608")).Outcome.ShouldBe(CheckOutcome.Pass);

    [Theory]
    [InlineData(InsuranceKind.FlexiblePension, CheckOutcome.Pass)]
    [InlineData(InsuranceKind.Medical, CheckOutcome.Fail)]
    public void The_two_pensions_add_up_month_by_month(InsuranceKind kind, CheckOutcome outcome) => Judge(Others.InsuranceOf(
        [.. Others.Paid("202506-202511"), .. Others.Paid("202511-202605", kind: kind)])).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("370181", CheckOutcome.Pass)]
    [InlineData("370202", CheckOutcome.Fail)]
    public void Only_months_at_offices_that_the_selector_lets_through_count(string office, CheckOutcome outcome) => Judge(Others.InsuranceOf(
        [.. Others.Paid("202506-202511", office), .. Others.Paid("202512-202605")])).Outcome.ShouldBe(outcome);

    [Fact]
    public void Without_a_selector_beside_it_the_offices_of_the_county_count()
    {
        Judge(Others.InsuranceOf([.. Others.Paid("202506-202605", "370181")]), Strict).Outcome.ShouldBe(CheckOutcome.Fail);
        Judge(Others.InsuranceOf([.. Others.Paid("202506-202605", "370102")]), Strict).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void Months_paid_later_count_only_if_allowed()
    {
        var record = Others.InsuranceOf([.. Others.Paid("202506-202511", state: ContributionState.PaidLater), .. Others.Paid("202512-202605")]);

        var strict = Judge(record);
        (strict.Outcome, strict.Reason, strict.Value("months")).ShouldBe((CheckOutcome.Fail, "insurance-paid-later", "6"));

        Judge(record, Strict.Replace("false", "true", StringComparison.Ordinal), Prefecture).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public void Where_nothing_counts_no_day_can_be_named()
    {
        var result = Judge(Others.InsuranceOf([.. Others.Paid("202601-202605", state: ContributionState.PaidLater)]));
        (result.Outcome, result.Reason, result.Counterfactual).ShouldBe((CheckOutcome.Fail, "insurance-months-insufficient", null));
    }

    [Fact]
    public void Owed_months_never_count() =>
        Judge(Others.InsuranceOf([.. Others.Paid("202506-202604"), .. Others.Paid("202605", state: ContributionState.Owed)])).Outcome.ShouldBe(CheckOutcome.Fail);

    private static CheckResult Judge(SocialInsuranceRecord record) => Judge(record, Prefecture, Strict);

    private static CheckResult Judge(SocialInsuranceRecord record, params string[] checks)
    {
        var known = new Known(Some.Family).Record(ItemId.SocialInsurance, Known.Father, record);
        CheckSpec[] specs = [.. checks.Select(c => JsonSerializer.Deserialize<CheckSpec>(c)!)];
        var problems = new List<PolicyProblem>();
        var months = specs.Single(s => s.Check == InsuranceMonths.Declaration.Name);
        var result = InsuranceMonths.Declaration.Bind(new CheckParameters(months, known.Policy, "/checks/0", problems, specs))
            .Judge(known.Candidate(DataItem.Insurance, record, Known.Father), known.Dossier)!;
        problems.ShouldBeEmpty();
        InsuranceMonths.Declaration.Reasons.ShouldContain(result.Reason);
        return result;
    }
}
