using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PermitChecksTests
{
    [Theory]
    [InlineData(PermitState.Valid, CheckOutcome.Pass, "permit-in-force")]
    [InlineData(PermitState.Invalid, CheckOutcome.Absent, "permit-run-out")]
    [InlineData(PermitState.Cancelled, CheckOutcome.Absent, "permit-cancelled")]
    public void In_force_goes_by_the_state(PermitState state, CheckOutcome outcome, string reason)
    {
        var result = PermitInForce.Declaration.Judge(DataItem.Permit, Known.Father, Some.Permit with { State = state });
        (result.Outcome, result.Reason).ShouldBe((outcome, reason));
    }

    [Theory]
    [InlineData("{}", "370102", CheckOutcome.Pass)]
    [InlineData("{}", "370112", CheckOutcome.Absent)]
    [InlineData("""{ "prefixes": ["3701"] }""", "370112", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["3701", "371329"] }""", "371329", CheckOutcome.Pass)]
    [InlineData("""{ "prefixes": ["3701"] }""", "370202", CheckOutcome.Absent)]
    public void In_division_goes_by_the_prefixes_else_by_the_county(string parameters, string division, CheckOutcome outcome) =>
        PermitInDivision.Declaration.Judge(parameters, DataItem.Permit, Known.Father, Some.Permit with { Division = division }).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("2025-09-01", "2026-08-31", "permit-covers-date")]
    [InlineData("2025-08-31", "2026-08-30", "permit-ends-before-date")]
    [InlineData("2026-08-31", "2027-08-30", "permit-covers-date")]
    [InlineData("2026-09-01", "2027-08-31", "permit-begins-after-date")]
    public void Valid_covers_the_reference_date_with_both_ends(string from, string to, string reason)
    {
        var result = Valid("{}", from, to);
        (result.Outcome, result.Reason).ShouldBe((reason == "permit-covers-date" ? CheckOutcome.Pass : CheckOutcome.Fail, reason));
    }

    [Fact]
    public void Valid_may_ask_for_the_day_of_the_decision() => Valid("""{ "on": "decision" }""", "2025-06-11", "2026-06-10").Outcome.ShouldBe(CheckOutcome.Pass);

    [Fact]
    public void Valid_says_until_when_the_permit_must_be_renewed() => Valid("{}", "2025-08-31", "2026-08-30").Counterfactual
        .ShouldBe(new("permit-needed-until", "2026-08-31", "2026-08-30", null, new DateOnly(2026, 8, 31)));

    private static CheckResult Valid(string parameters, string from, string to) => PermitValid.Declaration.Judge(
        parameters, DataItem.Permit, Known.Father, Some.Permit with { ValidFrom = DateOnly.Parse(from), ValidTo = DateOnly.Parse(to) });
}
