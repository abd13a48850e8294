using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PermitValidTests
{
    [Theory]
    [InlineData("2025-09-01", "2026-08-31", "permit-covers-date")]
    [InlineData("2025-08-31", "2026-08-30", "permit-ends-before-date")]
    [InlineData("2026-08-31", "2027-08-30", "permit-covers-date")]
    [InlineData("2026-09-01", "2027-08-31", "permit-begins-after-date")]
    public void Covers_the_reference_date_with_both_ends(string from, string to, string reason) =>
        Judge("{}", from, to).ShouldSay(reason == "permit-covers-date" ? CheckOutcome.Pass : CheckOutcome.Fail, reason);

    [Theory]
    [InlineData("2025-06-11", "2026-06-10", CheckOutcome.Pass)]
    [InlineData("2025-06-10", "2026-06-09", CheckOutcome.Fail)]
    public void May_ask_for_the_day_of_the_decision(string from, string to, CheckOutcome outcome) =>
        Judge("""{ "on": "decision" }""", from, to).Outcome.ShouldBe(outcome);

    [Fact]
    public void Says_until_when_the_permit_must_be_renewed() => Judge("{}", "2025-08-31", "2026-08-30").Counterfactual
        .ShouldBe(new("permit-needed-until", "2026-08-31", "2026-08-30", null, new DateOnly(2026, 8, 31)));

    [Fact]
    public void Says_from_when_it_covers() => Judge("{}", "2026-09-01", "2027-08-31").Counterfactual
        .ShouldBe(new("permit-covers-from", "2026-08-31", "2026-09-01", new DateOnly(2026, 9, 1), new DateOnly(2026, 8, 31)));

    private static CheckResult Judge(string parameters, string from, string to) => PermitValid.Declaration.Judge(
        parameters, DataItem.Permit, Known.Father, Some.Permit with { ValidFrom = DateOnly.Parse(from), ValidTo = DateOnly.Parse(to) });
}
