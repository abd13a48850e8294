namespace DataHub.Mocks.Bureau.Population;

/// <summary>
/// SplitMix64: small, and its sequence never changes with the runtime, so that a seed means the same people for good.
/// One per family, started from (seed, index): family i does not depend on how many others are made.
/// </summary>
internal sealed class Dice(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static Dice For(int seed, int index) => new(Mix(unchecked((uint)seed * Golden)) ^ Mix((ulong)index + 1));

    /// <summary>0 ≤ n &lt; <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Roll(high - low + 1);

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];

    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Roll(last.DayNumber - first.DayNumber + 1));

    private ulong Next() => Mix(state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
