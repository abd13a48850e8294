using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyCurrentTests
{
    [Theory]
    [InlineData(TitleState.Current, false, CheckOutcome.Pass, "title-current")]
    [InlineData(TitleState.Historic, false, CheckOutcome.Absent, "title-not-current")]
    [InlineData(TitleState.Cancelled, false, CheckOutcome.Absent, "title-not-current")]
    [InlineData(TitleState.Current, true, CheckOutcome.Absent, "title-number-cancelled")]
    public void Only_a_title_in_force_counts(TitleState state, bool numberCancelled, CheckOutcome outcome, string reason)
    {
        var title = Some.Title with { State = state, NumberCancelled = numberCancelled };

        PropertyCurrent.Declaration.Judge(DataItem.Title, Known.Father, title).ShouldSay(outcome, reason);
    }
}
