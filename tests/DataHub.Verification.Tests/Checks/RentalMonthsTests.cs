using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RentalMonthsTests
{
    private static readonly RentalFilingRecord Current = Others.Rental with { From = new(2026, 5, 1), To = new(2027, 4, 30) };

    [Theory]
    [InlineData("2026-03-01", "6", CheckOutcome.Pass)]
    [InlineData("2026-03-02", "5", CheckOutcome.Fail)]
    public void Counts_whole_months_up_to_the_reference_date(string from, string months, CheckOutcome outcome)
    {
        var result = Judge(Current with { From = DateOnly.Parse(from) });

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "rental-months-sufficient" : "rental-months-insufficient");
        result.Value("months").ShouldBe(months);
    }

    [Theory]
    [InlineData(15, RentalState.Ended, CheckOutcome.Pass)]
    [InlineData(15, RentalState.Filed, CheckOutcome.Pass)]
    [InlineData(16, RentalState.Ended, CheckOutcome.Fail)]
    [InlineData(15, RentalState.Withdrawn, CheckOutcome.Fail)]
    public void An_earlier_filing_joins_over_fifteen_days_unless_it_was_withdrawn(int uncovered, RentalState state, CheckOutcome outcome)
    {
        var earlier = Current with { FilingNumber = "ZL370102-2025-00001", From = new(2025, 9, 1), To = Current.From.AddDays(-1 - uncovered), State = state };
        var result = Judge(Current, earlier);
        result.Outcome.ShouldBe(outcome);
        result.Value("unbrokenSince").ShouldBe(outcome == CheckOutcome.Pass ? "2025-09-01" : "2026-05-01");
    }

    [Fact]
    public void Says_when_time_alone_meets_it() =>
        Judge(Current).Counterfactual.ShouldBe(new("rental-months-reached-on", "6", "4", new DateOnly(2026, 10, 31), new DateOnly(2026, 8, 31)));

    [Fact]
    public void Time_alone_does_not_meet_it_where_the_term_ends_before() => Judge(Current with { To = new(2026, 10, 30) }).Counterfactual
        .ShouldBe(new("rental-renewal-needed", "2026-10-31", "2026-10-30", null, new DateOnly(2026, 8, 31)));

    [Fact]
    public void Days_behind_the_term_are_not_rented_yet() => Judge(Current with { From = new(2026, 2, 1), To = new(2026, 7, 30) }).Value("months").ShouldBe("5");

    private static CheckResult Judge(params RentalFilingRecord[] filings) =>
        RentalMonths.Declaration.Judge("""{ "months": 6 }""", DataItem.Rental, Known.Mother, filings);
}
