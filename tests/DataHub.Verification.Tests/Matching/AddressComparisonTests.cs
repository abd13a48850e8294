using CsCheck;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Tests.Matching;

public sealed class AddressComparisonTests
{
    [Theory]
    [InlineData("山东省临沂市临沭县常林西大街19号常林花园3号楼2单元501室", "临沭县常林西大街19号3-2-501", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元501室", "历下区文化东路88号3-2-501", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元501室", "山东省济南市历下区文化东路８８号３＃２单元五〇一", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元501室", "历下区文化东路88号3号楼2-501", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号3-501", AddressMatch.SameHome)]
    [InlineData("解放路112号历山名郡2-1-1203", "历山名郡2号楼1单元1203室", AddressMatch.SameHome)]
    [InlineData("洪苑小区2-1-301", "洪苑2号楼1单元301室", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元5层01室", "文化东路88号3号楼2单元501", AddressMatch.SameHome)]
    [InlineData("青云镇大兴村三组12号", "临沭县青云镇大兴村12号", AddressMatch.SameHome)]
    [InlineData("章丘市文化路1号2号楼301", "章丘区文化路1号2号楼301", AddressMatch.SameHome)]
    [InlineData("柳埠镇窝铺路3号2号楼301", "柳埠街道窝铺路3号2号楼301", AddressMatch.SameHome)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号3号楼2单元502室", AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号3号楼1单元501室", AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼1层101室", "文化东路88号3号楼-1层101室", AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼2单元501东户", "文化东路88号3号楼2单元501西户", AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号4号楼2单元501室", AddressMatch.SameCommunity)]
    [InlineData("大兴村三组12号", "大兴村四组12号", AddressMatch.SameCommunity)]
    [InlineData("大兴村三组12号", "大兴村三组13号", AddressMatch.SameCommunity)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路90号3号楼2单元501室", AddressMatch.Different)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88-1号3号楼2单元501室", AddressMatch.Different)]
    [InlineData("历下区文化东路88号3-2-501", "历城区文化东路88号3-2-501", AddressMatch.Different)]
    [InlineData("青云镇大兴村12号", "石门镇大兴村12号", AddressMatch.Different)]
    [InlineData("3号楼2单元501室", "历山名郡3号楼2单元502室", AddressMatch.Different)]
    [InlineData("文化东路88号", "文化东路88号3-2-501", AddressMatch.Ambiguous)]
    [InlineData("文化东路88号", "文化东路88号", AddressMatch.Ambiguous)]
    [InlineData("3号楼2单元501室", "历山名郡3号楼2单元501室", AddressMatch.Ambiguous)]
    [InlineData("解放路112号2-1-1203", "历山名郡2-1-1203", AddressMatch.Ambiguous)]
    [InlineData("解放路112号历山名郡2-1-1203", "历山路50号历山名郡2-1-1203", AddressMatch.Ambiguous)]
    [InlineData("文东街道文化东路88号3-2-501", "燕山街道文化东路88号3-2-501", AddressMatch.Ambiguous)]
    [InlineData("文化东路3号楼501", "文化东路3号楼501", AddressMatch.Ambiguous)]
    [InlineData("", "", AddressMatch.Ambiguous)]
    [InlineData(null, "文化东路88号3-2-501", AddressMatch.Ambiguous)]
    public void Compares_part_by_part(string? a, string? b, AddressMatch expected)
    {
        AddressComparison.Compare(Address.Parse(a), Address.Parse(b)).ShouldBe(expected);
        AddressComparison.Compare(Address.Parse(b), Address.Parse(a)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号3号楼", AddressLevel.Building, AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号3号楼502室", AddressLevel.Building, AddressMatch.SameBuilding)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号4号楼501室", AddressLevel.Building, AddressMatch.SameCommunity)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号501室", AddressLevel.Building, AddressMatch.Ambiguous)]
    [InlineData("文化东路88号3号楼2单元501室", "文化东路88号", AddressLevel.Community, AddressMatch.SameCommunity)]
    [InlineData("文化东路88号3号楼", "文化东路90号3号楼", AddressLevel.Community, AddressMatch.Different)]
    [InlineData("3号楼501", "文化东路90号4号楼", AddressLevel.Community, AddressMatch.Ambiguous)]
    public void A_coarser_level_needs_less(string a, string b, AddressLevel level, AddressMatch expected) =>
        AddressComparison.Compare(Address.Parse(a), Address.Parse(b), level).ShouldBe(expected);

    [Theory]
    [InlineData("370102004003GB00012F00030023", AddressMatch.SameHome)]
    [InlineData("370102000000GB00012F00030023", AddressMatch.Ambiguous)]
    public void An_equal_real_unit_number_settles_it(string unit, AddressMatch expected) =>
        AddressComparison.Compare(Address.Parse("文化东路88号"), unit, Address.Parse("历山名郡2-1-1203"), unit).ShouldBe(expected);

    [Fact]
    public void All_spellings_of_one_home_are_one_home() =>
        Gen.Select(MadeUpHome.Any, MadeUpHome.Style, MadeUpHome.Style).Sample((home, one, other) =>
        {
            var (a, b) = (home.Write(one), home.Write(other));
            Compare(a, b).ShouldBe(AddressMatch.SameHome, $"{a} | {b}");
        }, iter: 20_000);

    [Fact]
    public void Two_rooms_are_never_one_home() =>
        Gen.Select(MadeUpHome.Any, MadeUpHome.Any, MadeUpHome.Style, MadeUpHome.Style).Where((a, b, _, _) => a.Room != b.Room).Sample((a, b, one, other) =>
        {
            Compare(a.Write(one), b.Write(other)).ShouldNotBe(AddressMatch.SameHome);
            Compare(a.Write(one), (a with { Room = b.Room }).Write(other)).ShouldBe(AddressMatch.SameBuilding);
        }, iter: 20_000);

    [Fact]
    public void Comparison_is_symmetric_at_every_level() =>
        Gen.Select(MadeUpHome.Any, MadeUpHome.Any, MadeUpHome.Style, MadeUpHome.Style, Gen.Enum<AddressLevel>()).Sample((a, b, one, other, level) =>
        {
            var (left, right) = (Address.Parse(a.Write(one)), Address.Parse(b.Write(other)));
            AddressComparison.Compare(left, right, level).ShouldBe(AddressComparison.Compare(right, left, level));
        });

    [Fact]
    public void Parsing_the_common_spelling_again_changes_nothing() =>
        Gen.Select(MadeUpHome.Any, MadeUpHome.Style).Sample((home, style) =>
        {
            var once = Address.Normalize(home.Write(style));
            Address.Normalize(once).ShouldBe(once);
        });

    private static AddressMatch Compare(string a, string b) => AddressComparison.Compare(Address.Parse(a), Address.Parse(b));
}
