using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PreferentialValidTests
{
    [Theory]
    [InlineData("2026-08-31", "2026-08-31", PreferentialState.Valid, "preferential-covers-date")]
    [InlineData("2024-01-01", "2026-08-30", PreferentialState.Valid, "preferential-ends-before-date")]
    [InlineData("2026-09-01", "2028-12-31", PreferentialState.Valid, "preferential-begins-after-date")]
    [InlineData("2024-01-01", "2028-12-31", PreferentialState.Ended, "preferential-ended")]
    public void Covers_the_reference_date(string from, string to, PreferentialState state, string reason) =>
        Judge("{}", from, to, state).ShouldSay(reason == "preferential-covers-date" ? CheckOutcome.Pass : CheckOutcome.Fail, reason);

    [Theory]
    [InlineData("2026-06-10", CheckOutcome.Pass)]
    [InlineData("2026-06-09", CheckOutcome.Fail)]
    public void May_ask_for_the_day_of_the_decision(string to, CheckOutcome outcome) =>
        Judge("""{ "on": "decision" }""", "2024-01-01", to, PreferentialState.Valid).Outcome.ShouldBe(outcome);

    [Fact]
    public void Says_until_when_it_would_be_needed() => Judge("{}", "2024-01-01", "2026-08-30", PreferentialState.Valid).Counterfactual
        .ShouldBe(new("preferential-needed-until", "2026-08-31", "2026-08-30", null, new DateOnly(2026, 8, 31)));

    [Fact]
    public void Says_from_when_it_covers() => Judge("{}", "2026-09-01", "2028-12-31", PreferentialState.Valid).Counterfactual
        .ShouldBe(new("preferential-covers-from", "2026-08-31", "2026-09-01", new DateOnly(2026, 9, 1), new DateOnly(2026, 8, 31)));

    private static CheckResult Judge(string parameters, string from, string to, PreferentialState state) => PreferentialValid.Declaration.Judge(
        parameters, DataItem.Preferential, Known.Child, Others.Preferential with { ValidFrom = DateOnly.Parse(from), ValidTo = DateOnly.Parse(to), State = state });
}
