using CsCheck;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Tests.Terms;

public sealed class UnbrokenTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Term Last = new(Start, new(2026, 12, 31));

    [Theory]
    [InlineData(Unbroken.PermitGap, 30, true)]
    [InlineData(Unbroken.PermitGap, 31, false)]
    [InlineData(Unbroken.RentalGap, 15, true)]
    [InlineData(Unbroken.RentalGap, 16, false)]
    [InlineData(Unbroken.RentalGap, 0, true)]
    public void A_gap_joins_up_to_its_limit(int maxGap, int uncovered, bool joined)
    {
        var earlier = new Term(new(2025, 1, 1), Start.AddDays(-1 - uncovered));
        Unbroken.Since(Last, [earlier], maxGap).ShouldBe(joined ? earlier.From : Last.From);
    }

    [Fact]
    public void A_chain_is_followed_in_any_order()
    {
        Term first = new(new(2023, 1, 1), new(2023, 12, 31)), second = new(new(2024, 1, 10), new(2025, 12, 20));
        Unbroken.Since(Last, [first, second], 15).ShouldBe(first.From);
        Unbroken.Since(Last, [second, first], 15).ShouldBe(first.From);
        Unbroken.Since(Last, [first], 15).ShouldBe(Last.From);
    }

    [Fact]
    public void Overlapping_and_enclosing_terms_join() =>
        Unbroken.Since(Last, [new(new(2025, 6, 1), new(2026, 3, 1)), new(new(2025, 3, 1), new(2027, 3, 1))], 0).ShouldBe(new(2025, 3, 1));

    [Fact]
    public void Later_and_reversed_terms_are_of_no_account() =>
        Unbroken.Since(Last, [new(new(2026, 6, 1), new(2027, 5, 31)), new(new(2025, 12, 31), new(2025, 1, 1))], 30).ShouldBe(Last.From);

    [Fact]
    public void Every_day_of_the_run_is_covered_or_in_an_allowed_gap()
    {
        var terms = Gen.Select(Gen.Int[0, 900], Gen.Int[0, 200]).Select((from, length) => new Term(Day(from), Day(from + length)));
        Gen.Select(terms, terms.List[0, 8], Gen.Int[0, 40]).Sample((last, others, gap) =>
        {
            var since = Unbroken.Since(last, others, gap);
            since.ShouldBeLessThanOrEqualTo(last.From);

            var uncovered = 0;
            for (var day = since; day < last.From; day = day.AddDays(1))
            {
                uncovered = others.Exists(t => t.Covers(day)) ? 0 : uncovered + 1;
                uncovered.ShouldBeLessThanOrEqualTo(gap);
            }

            others.ShouldNotContain(t => t.From < since && t.To.AddDays(gap + 1) >= since, "a term that would reach further back was left out");
        });

        static DateOnly Day(int n) => new DateOnly(2023, 1, 1).AddDays(n);
    }
}
