using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RecordMonthsAtLeastTests
{
    private const string Parameters = """{ "months": 12, "since": "issued", "until": "expires" }""";

    [Theory]
    [InlineData("2025-09-01", "", CheckOutcome.Pass, "record-months-sufficient")]
    [InlineData("2025-09-02", "", CheckOutcome.Fail, "record-months-insufficient")]
    [InlineData("2024-09-01", "2025-08-31", CheckOutcome.Pass, "record-months-sufficient")]
    [InlineData("2024-09-01", "2025-08-30", CheckOutcome.Fail, "record-months-insufficient")]
    [InlineData("", "2028-08-31", CheckOutcome.Review, "record-date-empty")]
    public void Counts_whole_months_up_to_the_date_or_its_own_end(string since, string until, CheckOutcome outcome, string reason) =>
        Judge(Parameters, since, until).ShouldSay(outcome, reason);

    [Fact]
    public void Says_when_time_alone_reaches_them() => Judge(Parameters, "2025-10-01", "").Counterfactual
        .ShouldBe(new("record-months-reached-on", "12", "11", new DateOnly(2026, 9, 30), new DateOnly(2026, 8, 31)));

    [Fact]
    public void Says_until_when_it_would_have_to_run() => Judge(Parameters, "2025-10-01", "2026-08-31").Counterfactual
        .ShouldBe(new("record-needed-until", "2026-09-30", "2026-08-31", null, new DateOnly(2026, 8, 31)));

    [Fact]
    public void May_count_up_to_the_day_of_the_decision() =>
        Judge("""{ "months": 12, "since": "issued", "on": "decision" }""", "2025-09-01", "").Value("months").ShouldBe("9");

    [Fact]
    public void A_month_counts_from_its_first_day() =>
        RecordMonthsAtLeast.Declaration.Judge("""{ "months": 12, "since": "sinceMonth" }""", Declared.Record(Declared.When("sinceMonth", "2025-09"))).Outcome.ShouldBe(CheckOutcome.Pass);

    [Theory]
    [InlineData("""{ "since": "issued" }""", "/checks/0/months")]
    [InlineData("""{ "months": 0, "since": "issued" }""", "/checks/0/months")]
    [InlineData("""{ "months": 12 }""", "/checks/0/since")]
    [InlineData("""{ "months": 12, "since": "level" }""", "/checks/0/since")]
    [InlineData("""{ "months": 12, "since": "issued", "until": "end" }""", "/checks/0/until")]
    public void Refuses_what_is_no_date_of_the_document(string parameters, string pointer) => RecordMonthsAtLeast.Declaration.Problems(parameters).ShouldBe([pointer]);

    private static CheckResult Judge(string parameters, string since, string until) =>
        RecordMonthsAtLeast.Declaration.Judge(parameters, Declared.Record([.. Declared.When("issued", since), .. Declared.When("expires", until)]));
}
