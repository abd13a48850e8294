using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Items;

namespace DataHub.Adapters.Tests.PropertyTitle;

public sealed class OwnershipShareTests
{
    [Theory]
    [InlineData("50%", 1, 2)]
    [InlineData("1/2", 1, 2)]
    [InlineData("0.5", 1, 2)]
    [InlineData("33.33%", 3333, 10_000)]
    [InlineData("0.3333", 3333, 10_000)]
    [InlineData("1/3", 1, 3)]
    [InlineData("100%", 1, 1)]
    [InlineData("1", 1, 1)]
    [InlineData("0.125", 1, 8)]
    [InlineData("0.5%", 1, 200)]
    [InlineData("0%", 0, 1)]
    [InlineData("2/2", 1, 1)]
    [InlineData("33.3333333%", 333_333_333, 1_000_000_000)]
    public void Shares_are_exact(string text, long numerator, long denominator) =>
        OwnershipShare.Read(text, "qlbl").ShouldBe(new Fraction(numerator, denominator));

    [Fact]
    public void A_blank_share_is_not_said() => OwnershipShare.Read("", "qlbl").ShouldBeNull();

    [Fact]
    public void Three_finest_shares_still_add_up() =>
        (OwnershipShare.Read("0.333333333", "qlbl")!.Value + OwnershipShare.Read("33.3333333%", "qlbl")!.Value + OwnershipShare.Read("1/3", "qlbl")!.Value)
            .ShouldBeLessThan(Fraction.One);

    [Theory]
    [InlineData("101%")]
    [InlineData("3/2")]
    [InlineData("1.5")]
    [InlineData("-1/2")]
    [InlineData("1/0")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("%")]
    [InlineData(".5")]
    [InlineData("5.%")]
    [InlineData("1e-1")]
    [InlineData(" 50%")]
    [InlineData("50％")]
    [InlineData("1/2/3")]
    [InlineData("一半")]
    [InlineData("0.3333333333")]
    [InlineData("33.33333333%")]
    [InlineData("99999999999999999999/99999999999999999999")]
    public void Anything_else_is_drift_naming_the_field(string text) =>
        Should.Throw<DriftException>(() => OwnershipShare.Read(text, "list[0].qlrlb[0].qlbl")).Field.ShouldBe("list[0].qlrlb[0].qlbl");
}
