using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RecordValidOnTests
{
    private const string Both = """{ "from": "issued", "to": "expires" }""";

    [Theory]
    [InlineData("2026-08-31", "2026-08-31", CheckOutcome.Pass, "record-covers-date")]
    [InlineData("2020-01-01", "", CheckOutcome.Pass, "record-covers-date")]
    [InlineData("2020-01-01", "2026-08-30", CheckOutcome.Fail, "record-ended-before-date")]
    [InlineData("2026-09-01", "", CheckOutcome.Fail, "record-begins-after-date")]
    [InlineData("", "2028-08-30", CheckOutcome.Review, "record-date-empty")]
    [InlineData("", "2025-08-30", CheckOutcome.Fail, "record-ended-before-date")]
    public void Covers_the_reference_date(string from, string to, CheckOutcome outcome, string reason) => Judge(Both, from, to).ShouldSay(outcome, reason);

    [Fact]
    public void Says_until_when_it_would_be_needed() =>
        Judge(Both, "2020-01-01", "2026-08-30").Counterfactual.ShouldBe(new("record-needed-until", "2026-08-31", "2026-08-30", null, new DateOnly(2026, 8, 31)));

    [Fact]
    public void Says_from_when_it_covers() =>
        Judge(Both, "2026-09-01", "").Counterfactual.ShouldBe(new("record-needed-from", "2026-08-31", "2026-09-01", new DateOnly(2026, 9, 1), new DateOnly(2026, 8, 31)));

    [Theory]
    [InlineData("2026-06-10", CheckOutcome.Pass)]
    [InlineData("2026-06-09", CheckOutcome.Fail)]
    public void May_ask_for_the_day_of_the_decision(string to, CheckOutcome outcome) =>
        Judge("""{ "to": "expires", "on": "decision" }""", "", to).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("2026-08", CheckOutcome.Pass)]
    [InlineData("2026-07", CheckOutcome.Fail)]
    public void A_month_as_the_end_counts_to_its_last_day(string last, CheckOutcome outcome) =>
        RecordValidOn.Declaration.Judge("""{ "to": "lastMonth" }""", Declared.Record(Declared.When("lastMonth", last))).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("{}", "/checks/0/from")]
    [InlineData("""{ "to": "level" }""", "/checks/0/to")]
    [InlineData("""{ "from": "begin" }""", "/checks/0/from")]
    [InlineData("""{ "to": 7 }""", "/checks/0/to")]
    public void Refuses_what_is_no_date_of_the_document(string parameters, string pointer) => RecordValidOn.Declaration.Problems(parameters).ShouldBe([pointer]);

    private static CheckResult Judge(string parameters, string from, string to) =>
        RecordValidOn.Declaration.Judge(parameters, Declared.Record([.. Declared.When("issued", from), .. Declared.When("expires", to)]));
}
