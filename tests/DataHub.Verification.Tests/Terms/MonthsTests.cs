using System.Globalization;
using CsCheck;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Tests.Terms;

public sealed class MonthsTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 40_000].Select(n => new DateOnly(1950, 1, 1).AddDays(n));

    [Theory]
    [InlineData("2025-09-01", "2026-08-31", 12)]
    [InlineData("2025-09-02", "2026-08-31", 11)]
    [InlineData("2025-08-31", "2026-08-31", 12)]
    [InlineData("2026-08-31", "2026-08-31", 0)]
    [InlineData("2026-08-01", "2026-08-30", 0)]
    [InlineData("2026-08-01", "2026-08-31", 1)]
    [InlineData("2026-09-01", "2026-08-31", 0)]
    [InlineData("2027-01-01", "2026-08-31", 0)]
    [InlineData("2026-01-31", "2026-02-26", 0)] // the anniversary of the 31st is the 28th
    [InlineData("2026-01-31", "2026-02-27", 1)]
    [InlineData("2024-01-31", "2024-02-27", 0)] // the 29th in a leap year
    [InlineData("2024-01-31", "2024-02-28", 1)]
    [InlineData("2024-02-29", "2025-02-27", 12)]
    [InlineData("2024-02-29", "2025-02-26", 11)]
    public void Counts_whole_months(string start, string end, int months) => Months.Between(Day(start), Day(end)).ShouldBe(months);

    [Fact]
    public void Names_the_day_that_reaches_a_count() => Months.ReachedOn(Day("2025-09-09"), 12).ShouldBe(Day("2026-09-08"));

    [Fact]
    public void Is_the_largest_count_that_fits() => Gen.Select(Days, Gen.Int[0, 4_000]).Sample((start, length) =>
    {
        var end = start.AddDays(length);
        var n = Months.Between(start, end);
        start.AddMonths(n).ShouldBeLessThanOrEqualTo(end.AddDays(1));
        start.AddMonths(n + 1).ShouldBeGreaterThan(end.AddDays(1));
    });

    [Fact]
    public void Is_reached_on_that_day_and_not_a_day_earlier() => Gen.Select(Days, Gen.Int[1, 240]).Sample((start, months) =>
    {
        var day = Months.ReachedOn(start, months);
        Months.Between(start, day).ShouldBeGreaterThanOrEqualTo(months);
        Months.Between(start, day.AddDays(-1)).ShouldBeLessThan(months);
    });

    [Fact]
    public void Never_shrinks_with_time() => Gen.Select(Days, Gen.Int[0, 4_000]).Sample((start, length) =>
        Months.Between(start, start.AddDays(length + 1)).ShouldBeGreaterThanOrEqualTo(Months.Between(start, start.AddDays(length))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
