namespace DataHub.Verification.Checks;

/// <summary>Lengths of terms: permits, rentals, businesses.</summary>
internal static class Terms
{
    /// <summary>Days that may lie uncovered between two permits.</summary>
    public const int PermitGap = 30;

    /// <summary>Days that may lie uncovered between two rental filings.</summary>
    public const int RentalGap = 15;

    /// <summary>Whole months of a term: the largest n with start + n months ≤ end + 1 day, month ends clamped. 0 when it is shorter or turned round.</summary>
    public static int Months(DateOnly start, DateOnly end)
    {
        var after = end.AddDays(1);
        var months = ((after.Year - start.Year) * 12) + after.Month - start.Month;
        return months <= 0 ? 0 : start.AddMonths(months) <= after ? months : months - 1;
    }

    /// <summary>The last day of the first <paramref name="months"/> months from <paramref name="start"/> on: when the count is reached.</summary>
    public static DateOnly ReachedOn(DateOnly start, int months) => start.AddMonths(months).AddDays(-1);

    /// <summary>Whether a term that ended on <paramref name="end"/> leads over to one that starts on <paramref name="start"/> without a gap that counts.</summary>
    public static bool Joins(DateOnly end, DateOnly start, int gap) => start.DayNumber - end.DayNumber - 1 <= gap;
}
