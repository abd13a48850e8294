using DataHub.Core.Items;
using DataHub.Core.Items.Declared;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Explaining;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Explaining;

public sealed class TextTableTests
{
    public static TheoryData<string> Reasons { get; } =
    [
        .. CheckCatalogue.All.SelectMany(check => check.Reasons).Concat(CommonReasons.All)
            .Concat(PolicyVocabulary.Alternatives.Values.SelectMany(ids => ids).Select(id => $"met-by-{id}"))
            .Concat([RequirementWriter.AgeReason, RequirementWriter.AttestedReason, RequirementWriter.NotNeededReason])
            .Distinct(),
    ];

    public static TheoryData<string> Counterfactuals { get; } = [.. CheckCatalogue.All.SelectMany(check => check.Counterfactuals).Distinct()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_a_sentence_in_both_languages(string code)
    {
        var text = TextTable.Embedded.Reason(code);

        text.Zh.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}.*。$");
        text.En.ShouldMatch(@"^[A-Z{].*\.$");
    }

    [Theory]
    [MemberData(nameof(Counterfactuals))]
    public void Every_counterfactual_has_a_sentence_in_both_languages(string code)
    {
        var text = TextTable.Embedded.Counterfactuals[code];

        text.Zh.ShouldContain("{");
        text.En.ShouldContain("{");
    }

    [Fact]
    public void No_sentence_is_left_whose_code_nothing_answers() =>
        TextTable.Embedded.Codes.Except(Reasons.Select(row => (string)row.Data)).ShouldBeEmpty();

    [Fact]
    public void Every_item_and_paper_has_a_name()
    {
        TextTable.Embedded.Items.Keys.ShouldBe(ItemId.Handbook.Select(item => item.Value), ignoreOrder: true);
        TextTable.Embedded.Papers.Keys.ShouldBe(PolicyVocabulary.Papers, ignoreOrder: true);
    }

    [Fact]
    public void No_declared_item_or_paper_can_take_a_name_that_policies_use() =>
        DeclaredItems.Reserved.ShouldBe(PolicyVocabulary.Alternatives.Values.SelectMany(ids => ids).Concat(PolicyVocabulary.Papers).Distinct(), ignoreOrder: true);
}
