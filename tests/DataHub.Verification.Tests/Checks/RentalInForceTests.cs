using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RentalInForceTests
{
    [Theory]
    [InlineData("2026-08-31", "2026-08-31", RentalState.Filed, "rental-in-force")]
    [InlineData("2025-01-01", "2026-08-30", RentalState.Filed, "rental-not-covering-date")]
    [InlineData("2026-09-01", "2027-08-31", RentalState.Filed, "rental-not-covering-date")]
    [InlineData("2025-01-01", "2027-12-31", RentalState.Ended, "rental-filing-ended")]
    [InlineData("2025-01-01", "2027-12-31", RentalState.Withdrawn, "rental-filing-withdrawn")]
    public void A_filed_term_covers_the_reference_date(string from, string to, RentalState state, string reason)
    {
        var result = Judge("{}", from, to, state);
        (result.Outcome, result.Reason).ShouldBe((reason == "rental-in-force" ? CheckOutcome.Pass : CheckOutcome.Absent, reason));
    }

    [Fact]
    public void Or_the_day_of_the_decision_where_the_policy_says_so() =>
        Judge("""{ "on": "decision" }""", "2025-07-01", "2026-06-10", RentalState.Filed).Outcome.ShouldBe(CheckOutcome.Pass);

    private static CheckResult Judge(string parameters, string from, string to, RentalState state) => RentalInForce.Declaration.Judge(
        parameters, DataItem.Rental, Known.Mother, Others.Rental with { From = DateOnly.Parse(from), To = DateOnly.Parse(to), State = state });
}
