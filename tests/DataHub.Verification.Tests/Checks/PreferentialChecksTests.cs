using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PreferentialChecksTests
{
    private static readonly Beneficiary Child = new(Some.Child.Name, Some.Child.IdNumber);
    private static readonly Beneficiary Cousin = new("张小军", "370102201903030013");

    [Fact]
    public void The_child_is_beneficiary_or_holder()
    {
        Category(Others.Preferential).ShouldBe((CheckOutcome.Pass, "preferential-category-accepted"));
        Category(Others.Preferential with { Beneficiaries = [Cousin, Child] }).Outcome.ShouldBe(CheckOutcome.Pass);
        Category(Others.Preferential with { HolderName = Child.Name, HolderIdNumber = Child.IdNumber, Beneficiaries = [] }).Outcome.ShouldBe(CheckOutcome.Pass);
        Category(Others.Preferential with { Beneficiaries = [Cousin] }).ShouldBe((CheckOutcome.Absent, "preferential-not-for-child"));
    }

    [Theory]
    [InlineData("01", "preferential-category-accepted")]
    [InlineData("05", "preferential-category-not-accepted")]
    [InlineData("06", "preferential-category-not-accepted")]
    public void Only_accepted_categories_count(string category, string reason) => Category(Others.Preferential with { Category = category }).Reason.ShouldBe(reason);

    [Fact]
    public void The_childs_number_under_another_name_is_for_a_person_to_see()
    {
        var doubtful = Others.Preferential with { Beneficiaries = [Child with { Name = "张晓雨" }] };
        Category(doubtful).ShouldBe((CheckOutcome.Review, "preferential-name-differs"));
        Category(doubtful with { Category = "06" }).Outcome.ShouldBe(CheckOutcome.Absent, "what could not serve anyway needs no look");
    }

    [Theory]
    [InlineData("2026-08-31", "2026-08-31", PreferentialState.Valid, "preferential-covers-date")]
    [InlineData("2024-01-01", "2026-08-30", PreferentialState.Valid, "preferential-ends-before-date")]
    [InlineData("2026-09-01", "2028-12-31", PreferentialState.Valid, "preferential-begins-after-date")]
    [InlineData("2024-01-01", "2028-12-31", PreferentialState.Ended, "preferential-ended")]
    public void Valid_covers_the_reference_date(string from, string to, PreferentialState state, string reason)
    {
        var result = Valid("{}", from, to, state);
        (result.Outcome, result.Reason).ShouldBe((reason == "preferential-covers-date" ? CheckOutcome.Pass : CheckOutcome.Fail, reason));
    }

    [Fact]
    public void Valid_may_ask_for_the_day_of_the_decision() =>
        Valid("""{ "on": "decision" }""", "2024-01-01", "2026-06-10", PreferentialState.Valid).Outcome.ShouldBe(CheckOutcome.Pass);

    [Fact]
    public void Valid_says_until_when_it_would_be_needed() => Valid("{}", "2024-01-01", "2026-08-30", PreferentialState.Valid).Counterfactual
        .ShouldBe(new("preferential-needed-until", "2026-08-31", "2026-08-30", null, new DateOnly(2026, 8, 31)));

    private static (CheckOutcome Outcome, string Reason) Category(PreferentialRecord record)
    {
        var result = PreferentialCategory.Declaration.Judge("""{ "categories": ["01", "02", "03", "04"] }""", DataItem.Preferential, Known.Child, record);
        return (result.Outcome, result.Reason);
    }

    private static CheckResult Valid(string parameters, string from, string to, PreferentialState state) => PreferentialValid.Declaration.Judge(
        parameters, DataItem.Preferential, Known.Child, Others.Preferential with { ValidFrom = DateOnly.Parse(from), ValidTo = DateOnly.Parse(to), State = state });
}
