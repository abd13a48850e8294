using System.Numerics;
using DataHub.Core.Items;

namespace DataHub.Verification.Checks;

/// <summary>The months of a person's pension insurance that count, as bits: bit 0 is the last month in question, bit n the month n before it.</summary>
/// <remarks>A source answers at most 60 months, so one word holds them all.</remarks>
internal readonly record struct PaidMonths(ulong Bits)
{
    /// <summary>Months that fit.</summary>
    public const int Most = 64;

    /// <param name="last">Later months are of no account.</param>
    /// <param name="prefixes">Divisions whose offices count.</param>
    /// <param name="latePaid">Count months that were paid later (补缴).</param>
    public static PaidMonths Of(SocialInsuranceRecord record, YearMonth last, IReadOnlyList<string> prefixes, bool latePaid)
    {
        var bits = 0UL;
        for (var i = 0; i < record.Contributions.Count; i++)
        {
            var contribution = record.Contributions[i];
            var before = last - contribution.Month;
            if (before is >= 0 and < Most
                && contribution.Kind is InsuranceKind.EmployeePension or InsuranceKind.FlexiblePension
                && (contribution.State == ContributionState.Paid || (latePaid && contribution.State == ContributionState.PaidLater))
                && prefixes.Cover(contribution.Division))
            {
                bits |= 1UL << before;
            }
        }

        return new(bits);
    }

    /// <summary>The longest unbroken run that ends no earlier than <paramref name="within"/> months before the last month.</summary>
    /// <returns>Its length, and how many months before the last one it ends; length 0 when there is none.</returns>
    public (int Length, int End) LongestRun(int within)
    {
        var best = (Length: 0, End: 0);
        for (var end = 0; end <= within; end++)
        {
            var length = BitOperations.TrailingZeroCount(~(Bits >> end));
            best = length > best.Length ? (length, end) : best;
        }

        return best;
    }

    /// <summary>How many months before the last one the latest month lies; null when there is none.</summary>
    public int? Latest => Bits == 0 ? null : BitOperations.TrailingZeroCount(Bits);
}
