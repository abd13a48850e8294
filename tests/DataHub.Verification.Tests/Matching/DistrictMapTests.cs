using CsCheck;
using DataHub.Core.Policies;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Tests.Matching;

public sealed class DistrictMapTests
{
    private static readonly DistrictMap Map = DistrictMap.Build(
    [
        District("east", Community("文华苑"), Road("文化东路", 1, 99, Parity.Odd), Road("文化东路", 2, 98, Parity.Even), Road("县西巷")),
        District("yanshan", Community("燕翔小区"), Road("文化东路", 101, 199, Parity.Odd)),
        District("yaotou", Community("保利花园"), Village("流海村", "孙村街道"), Road("窑头路", 1, 60, Parity.Both)),
        District("suncun", Village("流海村", "王舍人街道"), Village("卢家寨村", "孙村街道")),
        District("liubu", new DistrictArea { Kind = AreaKind.Town, Name = "柳埠街道" }),
    ]);

    [Theory]
    [InlineData("历下区文化东路88号3-2-501", DistrictFinding.Inside, "east", "")]
    [InlineData("文化东路甲99号", DistrictFinding.Inside, "east", "")]
    [InlineData("文化东路101号3-2-501", DistrictFinding.Inside, "yanshan", "")]
    [InlineData("县西巷", DistrictFinding.Inside, "east", "")]
    [InlineData("燕翔3号楼2单元501", DistrictFinding.Inside, "yanshan", "")]
    [InlineData("卢家寨村3组12号", DistrictFinding.Inside, "suncun", "")]
    [InlineData("孙村镇流海村12号", DistrictFinding.Inside, "yaotou", "")]
    [InlineData("柳埠镇任意村12号", DistrictFinding.Inside, "liubu", "")]
    [InlineData("文化东路101号文华苑3-2-501", DistrictFinding.Several, "east,yanshan", "")]
    [InlineData("文化东路100号3-2-501", DistrictFinding.Outside, "", "east,yanshan")]
    [InlineData("经十路1号", DistrictFinding.Outside, "", "")]
    [InlineData("窑头路99号保利花园东区3号楼501", DistrictFinding.Outside, "", "yaotou")]
    [InlineData("港沟街道流海村12号", DistrictFinding.Outside, "", "yaotou,suncun")]
    [InlineData("流海村12号", DistrictFinding.Unclear, "", "yaotou,suncun")]
    [InlineData("文化东路3号楼501", DistrictFinding.Unclear, "", "east,yanshan")]
    [InlineData("某某花园3号楼501", DistrictFinding.Unclear, "", "")]
    [InlineData("", DistrictFinding.Unclear, "", "")]
    public void Finds_the_district(string address, DistrictFinding finding, string districts, string near)
    {
        var location = Map.Locate(Address.Parse(address));

        location.Finding.ShouldBe(finding);
        string.Join(',', location.Districts).ShouldBe(districts);
        string.Join(',', location.Near).ShouldBe(near);
    }

    [Fact]
    public void A_county_of_more_than_64_districts_is_told_apart()
    {
        var map = DistrictMap.Build([.. Enumerable.Range(1, 200).Select(i => District($"d{i}", Road("长路街", i * 10, (i * 10) + 9, Parity.Both)))]);

        map.Locate(Address.Parse("长路街1995号")).Districts.ShouldBe(["d199"]);
        map.Locate(Address.Parse("长路街5号")).Near.Count.ShouldBe(200);
    }

    [Fact]
    public void Stretches_overlap_exactly_when_they_share_a_number()
    {
        var stretch = Gen.Select(Gen.Int[1, 20], Gen.Int[0, 8], Gen.Enum<Parity>(), (from, length, parity) => new RoadStretch(from, from + length, parity));
        Gen.Select(stretch, stretch).Sample((a, b) =>
            a.Overlaps(b).ShouldBe(Enumerable.Range(1, 40).Any(n => a.Contains(n) && b.Contains(n)), $"{a} {b}"), iter: 20_000);
    }

    [Fact]
    public void Overlaps_are_found_and_neighbours_are_not()
    {
        var overlaps = DistrictOverlaps.Find(
        [
            District("a", Road("文化东路", 1, 99, Parity.Odd), Community("洪苑小区"), Village("流海村", "孙村街道")),
            District("b", Road("文化东路", 2, 98, Parity.Even), Road("文化东路", 99, null, Parity.Both), Community("洪苑"), Village("流海村", "港沟街道")),
            District("c", new DistrictArea { Kind = AreaKind.Town, Name = "孙村镇" }, Road("文化西路", 1, 99, Parity.Both)),
        ]);

        overlaps.Select(o => (o.FirstId, o.FirstArea.Name, o.SecondId, o.SecondArea.Name)).ShouldBe(
            [("a", "文化东路", "b", "文化东路"), ("a", "洪苑小区", "b", "洪苑"), ("a", "流海村", "c", "孙村镇")], ignoreOrder: true);
    }

    private static SchoolDistrict District(string id, params DistrictArea[] areas) => new() { Id = id, Name = id, Areas = areas };

    private static DistrictArea Community(string name) => new() { Kind = AreaKind.Community, Name = name };

    private static DistrictArea Village(string name, string town) => new() { Kind = AreaKind.Village, Name = name, Town = town };

    private static DistrictArea Road(string name, int? from = null, int? to = null, Parity? parity = null) =>
        new() { Kind = AreaKind.Road, Name = name, From = from, To = to, Parity = parity };
}
