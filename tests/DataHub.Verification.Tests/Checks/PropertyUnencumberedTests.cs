using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyUnencumberedTests
{
    [Theory]
    [InlineData(false, false, CheckOutcome.Pass, "title-unencumbered")]
    [InlineData(true, false, CheckOutcome.Fail, "title-seized")]
    [InlineData(false, true, CheckOutcome.Review, "title-disputed")]
    [InlineData(true, true, CheckOutcome.Fail, "title-seized")]
    public void A_seizure_contradicts_and_a_dispute_is_for_a_person_to_see(bool seized, bool disputed, CheckOutcome outcome, string reason) =>
        Judge(Some.Title with { Seized = seized, Disputed = disputed }).ShouldSay(outcome, reason);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_mortgage_and_a_right_of_residence_are_harmless(bool mortgaged, bool rightOfResidence) =>
        Judge(Some.Title with { Mortgaged = mortgaged, RightOfResidence = rightOfResidence }).Outcome.ShouldBe(CheckOutcome.Pass);

    private static CheckResult Judge(PropertyTitleRecord title) => PropertyUnencumbered.Declaration.Judge(DataItem.Title, Known.Father, title);
}
