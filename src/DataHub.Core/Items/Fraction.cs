namespace DataHub.Core.Items;

/// <summary>An exact, reduced, non-negative fraction: ownership shares must add up without rounding (1/3 three times is 1).</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <param name="numerator">≥ 0</param>
    /// <param name="denominator">&gt; 0</param>
    [System.Text.Json.Serialization.JsonConstructor]
    public Fraction(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var divisor = Gcd(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public static Fraction Zero { get; } = new(0, 1);
    public static Fraction One { get; } = new(1, 1);

    public long Numerator { get; }
    public long Denominator { get; }

    /// <exception cref="OverflowException">The sum does not fit: no real ownership is divided that finely.</exception>
    public static Fraction operator +(Fraction a, Fraction b) => checked(new(
        (a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator));

    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary><c>1/2</c>, the form the API shows.</summary>
    public override string ToString() => $"{Numerator}/{Denominator}";

    private static long Gcd(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a == 0 ? 1 : a;
    }
}
