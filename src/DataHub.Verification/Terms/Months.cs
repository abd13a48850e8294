namespace DataHub.Verification.Terms;

/// <summary>How the rules count whole months: a month is full on the day before its anniversary, month ends clamp.</summary>
public static class Months
{
    /// <summary>
    /// The largest n with <paramref name="start"/> + n months ≤ <paramref name="end"/> + 1 day: 2025-09-01 to 2026-08-31 is 12,
    /// from 2025-09-02 it is 11. Zero when the span has not begun.
    /// </summary>
    /// <param name="end">Included; before the last day of year 9999.</param>
    public static int Between(DateOnly start, DateOnly end)
    {
        var until = end.AddDays(1);
        if (until <= start)
        {
            return 0;
        }

        var months = ((until.Year - start.Year) * 12) + until.Month - start.Month;
        return start.AddMonths(months) <= until ? months : months - 1;
    }

    /// <summary>The first day on which a span begun on <paramref name="start"/> counts <paramref name="months"/> months.</summary>
    /// <param name="months">≥ 1</param>
    public static DateOnly ReachedOn(DateOnly start, int months) => start.AddMonths(months).AddDays(-1);
}
