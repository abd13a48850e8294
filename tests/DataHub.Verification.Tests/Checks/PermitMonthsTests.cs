using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PermitMonthsTests
{
    private static readonly ResidencePermitRecord First = Some.Permit with { Endorsements = 0 };

    [Theory]
    [InlineData("2025-09-01", "12")]
    [InlineData("2025-09-02", "11")]
    public void Counts_whole_months_up_to_the_reference_date(string issued, string months)
    {
        var permit = First with { FirstIssuedOn = DateOnly.Parse(issued), ValidFrom = DateOnly.Parse(issued), ValidTo = DateOnly.Parse(issued).AddYears(1) };

        var result = Judge("""{ "months": 12 }""", permit);

        result.ShouldSay(months == "12" ? CheckOutcome.Pass : CheckOutcome.Fail, months == "12" ? "permit-months-sufficient" : "permit-months-insufficient");
        (result.Value("months"), result.Value("unbrokenSince")).ShouldBe((months, issued));
    }

    [Fact]
    public void Says_when_time_alone_will_meet_it()
    {
        var permit = First with { FirstIssuedOn = new(2025, 9, 9), ValidFrom = new(2025, 9, 9), ValidTo = new(2026, 9, 8) };

        var result = Judge("""{ "months": 12 }""", permit);

        result.Counterfactual.ShouldBe(new("permit-months-reached-on", "12", "11", new DateOnly(2026, 9, 8), new DateOnly(2026, 8, 31)));
    }

    [Theory]
    [InlineData(1, "2023-09-20", CheckOutcome.Fail)] // two whole years before the current validity, one endorsement: a renewal was missed
    [InlineData(2, "2023-09-20", CheckOutcome.Pass)]
    public void A_missed_endorsement_starts_the_count_anew(int endorsements, string firstIssued, CheckOutcome outcome)
    {
        var permit = Some.Permit with { FirstIssuedOn = DateOnly.Parse(firstIssued), ValidFrom = new(2025, 9, 20), Endorsements = endorsements };

        Judge("""{ "months": 24 }""", permit).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(30, PermitState.Invalid, CheckOutcome.Pass)]
    [InlineData(31, PermitState.Invalid, CheckOutcome.Fail)]
    [InlineData(30, PermitState.Cancelled, CheckOutcome.Fail)]
    public void An_earlier_permit_joins_over_thirty_days_unless_it_was_cancelled(int uncovered, PermitState state, CheckOutcome outcome)
    {
        var current = First with { FirstIssuedOn = new(2026, 3, 1), ValidFrom = new(2026, 3, 1), ValidTo = new(2027, 2, 28) };
        var ended = new DateOnly(2026, 3, 1).AddDays(-uncovered - 1);
        var earlier = First with { PermitNumber = "370102A00000001", FirstIssuedOn = ended.AddYears(-1), ValidFrom = ended.AddYears(-1), ValidTo = ended, State = state };

        Judge("""{ "months": 12 }""", current, earlier).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void A_permit_that_lapsed_long_before_the_date_counts_nothing()
    {
        var permit = First with { FirstIssuedOn = new(2024, 1, 1), ValidFrom = new(2024, 1, 1), ValidTo = new(2026, 7, 30) };

        var result = Judge("""{ "months": 12 }""", permit);

        result.ShouldSay(CheckOutcome.Fail, "permit-lapsed-before-date");
        result.Counterfactual.ShouldBe(new("permit-renewal-needed", "2026-08-31", "2026-07-30", null, new DateOnly(2026, 8, 31)));
        Judge("""{ "months": 12, "on": "decision" }""", permit).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    private static CheckResult Judge(string parameters, params ResidencePermitRecord[] permits) =>
        PermitMonths.Declaration.Judge(parameters, DataItem.Permit, Known.Father, permits);
}
