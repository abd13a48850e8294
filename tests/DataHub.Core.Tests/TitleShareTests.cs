using DataHub.Core.Items;

namespace DataHub.Core.Tests;

public sealed class TitleShareTests
{
    [Fact]
    public void Blank_shares_are_equal_parts_of_what_the_stated_ones_leave()
    {
        var title = Title(new Fraction(9, 10), null);
        (title.ShareOf(0), title.ShareOf(1)).ShouldBe((new Fraction(9, 10), new Fraction(1, 10)));
        var joint = Title(null, null, null);
        joint.ShareOf(2).ShouldBe(new Fraction(1, 3));
        Title([null]).ShareOf(0).ShouldBe(Fraction.One);
    }

    [Fact]
    public void Nothing_is_left_where_the_stated_shares_are_the_whole() =>
        Title(new Fraction(1, 2), new Fraction(1, 2), null).ShareOf(2).ShouldBe(Fraction.Zero);

    private static PropertyTitleRecord Title(params Fraction?[] shares) => new()
    {
        TitleNumber = "t",
        NumberCancelled = false,
        UnitNumber = "u",
        Address = "a",
        Division = "370102",
        Use = BuildingUse.Dwelling,
        Area = 1,
        Ownership = Ownership.Joint,
        RegisteredOn = new(2019, 6, 18),
        State = TitleState.Current,
        Mortgaged = false,
        Seized = false,
        Disputed = false,
        RightOfResidence = false,
        Owners = [.. shares.Select((share, i) => new TitleOwner($"n{i}", null, $"{i}", share))],
    };
}
