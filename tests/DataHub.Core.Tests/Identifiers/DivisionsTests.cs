using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class DivisionsTests
{
    [Fact]
    public void Shandong_has_sixteen_prefectures_and_136_counties()
    {
        Divisions.Prefectures.Count.ShouldBe(16);
        Divisions.Counties.Count.ShouldBe(136);
        Divisions.Prefectures[0].Name.ShouldBe("济南市");
        Divisions.Counties.Select(c => c.Code).ShouldBeUnique();
        Divisions.Counties.ShouldAllBe(c => Divisions.Prefectures.Any(p => Divisions.IsWithin(c.Code, p.Code)));
    }

    [Theory]
    [InlineData("370102", "历下区", true)]
    [InlineData("371329", "临沭县", true)]
    [InlineData("370181", "章丘市", false)]
    public void Finds_divisions_in_force_and_historical(string code, string name, bool inForce)
    {
        var division = Divisions.Find(code).ShouldNotBeNull();
        division.Name.ShouldBe(name);
        division.IsInForce.ShouldBe(inForce);
    }

    [Fact]
    public void Knows_no_division_that_never_was()
    {
        Divisions.Find("370199").ShouldBeNull();
        Divisions.Find("110101").ShouldBeNull();
        Divisions.EverExisted("110103").ShouldBeTrue();
        Divisions.EverExisted("370199").ShouldBeFalse();
        Divisions.EverExisted("-70102").ShouldBeFalse();
        Divisions.EverExisted("3701").ShouldBeFalse();
    }

    [Theory]
    [InlineData("370102", "3701", true)]
    [InlineData("370102", "370100", true)]
    [InlineData("370102", "37", true)]
    [InlineData("370102", "370000", true)]
    [InlineData("370102", "370102", true)]
    [InlineData("371002", "3710", true)]
    [InlineData("370102", "370112", false)]
    [InlineData("371002", "3701", false)]
    [InlineData("370102", "", false)]
    [InlineData("3701", "370102", false)]
    public void A_prefix_holds_what_begins_with_it(string code, string prefix, bool within) => Divisions.IsWithin(code, prefix).ShouldBe(within);
}
