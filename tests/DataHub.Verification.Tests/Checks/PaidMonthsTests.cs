using CsCheck;
using DataHub.Core.Items;
using DataHub.Verification.Checks;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PaidMonthsTests
{
    private static readonly YearMonth Last = new(2026, 8);

    [Fact]
    public void The_longest_run_is_what_walking_month_by_month_finds() => Gen.Select(Gen.Int[-3, 70].List[0, 90], Gen.Int[0, 12]).Sample((before, within) =>
    {
        var record = Others.InsuranceOf([.. before.Select(n => new Contribution(Last.AddMonths(-n), InsuranceKind.EmployeePension, ContributionState.Paid, "370102"))]);
        var paid = before.Where(n => n is >= 0 and < PaidMonths.Most).ToHashSet();
        var expected = Enumerable.Range(0, within + 1).Max(end => Enumerable.Range(end, 100).TakeWhile(paid.Contains).Count());

        var run = PaidMonths.Of(record, Last, ["37"], latePaid: false);
        run.LongestRun(within).Length.ShouldBe(expected);
        run.Latest.ShouldBe(paid.Count == 0 ? null : paid.Min());
    });

    [Fact]
    public void All_sixty_four_months_are_one_run() =>
        new PaidMonths(ulong.MaxValue).LongestRun(0).ShouldBe((64, 0));
}
