using CsCheck;
using DataHub.Core.Items;

namespace DataHub.Core.Tests;

public sealed class FractionTests
{
    private static readonly Gen<Fraction> Shares = Gen.Select(Gen.Long[0, 1000], Gen.Long[1, 1000], (n, d) => new Fraction(n, d));

    [Fact]
    public void Thirds_add_up_to_the_whole() =>
        (new Fraction(1, 3) + new Fraction(1, 3) + new Fraction(1, 3)).ShouldBe(Fraction.One);

    [Fact]
    public void Addition_commutes_and_keeps_order() => Gen.Select(Shares, Shares).Sample((a, b) =>
    {
        (a + b).ShouldBe(b + a);
        (a + b >= a).ShouldBeTrue();
    });

    [Fact]
    public void Is_reduced() => Gen.Select(Shares, Gen.Long[1, 50]).Sample((a, k) => new Fraction(a.Numerator * k, a.Denominator * k).ShouldBe(a));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(1, 0)]
    public void Refuses_what_is_no_share(long numerator, long denominator) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Fraction(numerator, denominator));
}
