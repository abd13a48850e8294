using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// Consecutive paid pension months that reach near enough to the month of the date. Only months that <c>insurance.in-division</c>
/// of the same alternative selects count: what was paid elsewhere is no evidence.
/// </summary>
internal sealed class InsuranceMonths(int months, int endsWithin, bool latePaid, IReadOnlyList<string> prefixes) : Check<SocialInsuranceRecord>(Declaration)
{
    /// <summary>Sources answer no more.</summary>
    private const int Most = 60;

    public static CheckDefinition Declaration { get; } = new("insurance.months", CheckKind.Rule, [DataItem.Insurance], Bind)
    {
        Reasons = ["insurance-months-sufficient", "insurance-months-insufficient", "insurance-stopped", "insurance-paid-later"],
        Counterfactuals = ["insurance-months-reached-on", "insurance-needed-until"],
    };

    protected override CheckResult Judge(SocialInsuranceRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(DayOf.Reference);
        var last = YearMonth.Of(date);
        var paid = PaidMonths.Of(record, last, prefixes, latePaid);
        var (length, end) = paid.LongestRun(endsWithin);
        if (length >= months)
        {
            return Pass(
                "insurance-months-sufficient",
                Fact(candidate, "months", Text(length)),
                Fact(candidate, "lastMonth", last.AddMonths(-end).ToString()));
        }

        if (!latePaid && PaidMonths.Of(record, last, prefixes, latePaid: true).LongestRun(endsWithin).Length >= months)
        {
            return Short("insurance-paid-later", length, end, candidate, date);
        }

        return length == 0 && paid.Latest is { } latest
            ? FallsShort(
                "insurance-stopped",
                new("insurance-needed-until", last.AddMonths(-endsWithin).ToString(), last.AddMonths(-latest).ToString(), null, date),
                Fact(candidate, "lastMonth", last.AddMonths(-latest).ToString()))
            : Short("insurance-months-insufficient", length, end, candidate, date);
    }

    /// <summary>A run that goes on reaches the count at the end of the month that fills it; where there is none, no day can be named.</summary>
    private CheckResult Short(string reason, int length, int end, in Candidate candidate, DateOnly date)
    {
        var paid = Fact(candidate, "months", Text(length));
        var behind = YearMonth.Of(date).AddMonths(months - length - end + 1);
        return length == 0
            ? Fail(reason, paid)
            : FallsShort(
                reason,
                new("insurance-months-reached-on", Text(months), Text(length), new DateOnly(behind.Year, behind.Month, 1).AddDays(-1), date),
                paid);
    }

    private static InsuranceMonths Bind(CheckParameters parameters) => new(
        parameters.Whole("months", 1, Most),
        parameters.Whole("endsWithin", 0, 24),
        parameters.Flag("allowLatePaid"),
        parameters.Beside(InsuranceInDivision.Name)?.Prefixes() ?? [parameters.Policy.Division]);
}
