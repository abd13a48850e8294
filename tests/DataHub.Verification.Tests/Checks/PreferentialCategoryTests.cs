using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PreferentialCategoryTests
{
    private static readonly Beneficiary Child = new(Some.Child.Name, Some.Child.IdNumber);
    private static readonly Beneficiary Cousin = new("张小军", "370102201903030013");

    [Fact]
    public void The_child_is_beneficiary_or_holder()
    {
        Judge(Others.Preferential).ShouldSay(CheckOutcome.Pass, "preferential-category-accepted");
        Judge(Others.Preferential with { Beneficiaries = [Cousin, Child] }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge(Others.Preferential with { HolderName = Child.Name, HolderIdNumber = Child.IdNumber, Beneficiaries = [] }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge(Others.Preferential with { Beneficiaries = [Cousin] }).ShouldSay(CheckOutcome.Absent, "preferential-not-for-child");
    }

    [Theory]
    [InlineData("01", CheckOutcome.Pass, "preferential-category-accepted")]
    [InlineData("05", CheckOutcome.Absent, "preferential-category-not-accepted")]
    [InlineData("06", CheckOutcome.Absent, "preferential-category-not-accepted")]
    public void Only_accepted_categories_count(string category, CheckOutcome outcome, string reason)
    {
        var result = Judge(Others.Preferential with { Category = category });

        result.ShouldSay(outcome, reason);
        result.Value("category").ShouldBe(category);
    }

    [Fact]
    public void The_childs_number_under_another_name_is_for_a_person_to_see()
    {
        var doubtful = Others.Preferential with { Beneficiaries = [Child with { Name = "张晓雨" }] };
        Judge(doubtful).ShouldSay(CheckOutcome.Review, "preferential-name-differs");
        Judge(doubtful with { Category = "06" }).Outcome.ShouldBe(CheckOutcome.Absent, "what could not serve anyway needs no look");
    }

    [Theory]
    [InlineData("07")]
    [InlineData("00")]
    [InlineData("3")]
    public void A_policy_names_only_categories_of_the_register(string category) =>
        new Known(Some.Family).TryBind(PreferentialCategory.Declaration, $$"""{ "categories": ["01", "{{category}}"] }""")
            .Problems.Select(problem => problem.Pointer).ShouldBe(["/checks/0/categories"]);

    private static CheckResult Judge(PreferentialRecord record) =>
        PreferentialCategory.Declaration.Judge("""{ "categories": ["01", "02", "03", "04"] }""", DataItem.Preferential, Known.Child, record);
}
