using CsCheck;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Tests.Matching;

public sealed class AddressTests
{
    [Theory]
    [InlineData("文化东路88号3号楼2单元501室", "road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("历下区文化东路88号3-2-501", "county=历下区 road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("山东省济南市历下区文化东路８８号３＃２单元五〇一", "province=山东省 prefecture=济南市 county=历下区 road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("济南历下区文化东路88号3-2-501", "prefecture=济南 county=历下区 road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("解放路112号历山名郡2-1-1203", "road=解放路 number=112 community=历山名郡 building=2 unit=1 room=1203")]
    [InlineData("历下区文化东路88号3号楼2-501", "county=历下区 road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("文化东路88号3-501", "road=文化东路 number=88 building=3 room=501")]
    [InlineData("保利花园6号楼1单元1802", "community=保利花园 building=6 unit=1 room=1802")]
    [InlineData("济南市历下区窑头路1号保利花园6号楼1单元1802", "prefecture=济南市 county=历下区 road=窑头路 number=1 community=保利花园 building=6 unit=1 room=1802")]
    [InlineData("市中区经十路100号", "county=市中区 road=经十路 number=100")]
    [InlineData("济南市市中区二环南路3001号七里河花苑十二号楼", "prefecture=济南市 county=市中区 road=二环南路 number=3001 community=七里河花苑 building=12")]
    [InlineData("江苏省南京市玄武区中山路1号2幢301", "province=江苏省 prefecture=南京市 county=玄武区 road=中山路 number=1 building=2 room=301")]
    [InlineData("历下区解放路街道解放路112号", "county=历下区 town=解放路街道 road=解放路 number=112")]
    [InlineData("历下区文东街道办事处文化东路88号", "county=历下区 town=文东街道 road=文化东路 number=88")]
    [InlineData("历城区二环东路3377号还乡店家园2幢4单元602室", "county=历城区 road=二环东路 number=3377 community=还乡店家园 building=2 unit=4 room=602")]
    [InlineData("临沭县青云镇大兴村三组12号", "county=临沭县 town=青云镇 village=大兴村 group=3 number=12")]
    [InlineData("临沭县青云镇大兴村民委员会第2村民小组12号", "county=临沭县 town=青云镇 village=大兴村 group=2 number=12")]
    [InlineData("孙村街道流海村5组7号", "town=孙村街道 village=流海村 group=5 number=7")]
    [InlineData("流海村88号", "village=流海村 number=88")]
    [InlineData("甸柳新村5号楼2单元301", "community=甸柳新村 building=5 unit=2 room=301")]
    [InlineData("解放路112号历山名郡A座1203", "road=解放路 number=112 community=历山名郡 building=A room=1203")]
    [InlineData("解放路112号历山名郡B3号楼1203室", "road=解放路 number=112 community=历山名郡 building=B3 room=1203")]
    [InlineData("文华苑甲座5层501室", "community=文华苑 building=甲 floor=5 room=501")]
    [InlineData("文华苑3号楼2单元5层01室", "community=文华苑 building=3 unit=2 floor=5 room=501")]
    [InlineData("文华苑3栋2单元501东户", "community=文华苑 building=3 unit=2 room=501东")]
    [InlineData("文华苑3号楼负一层101室", "community=文华苑 building=3 floor=负1 room=101")]
    [InlineData("文华苑3号楼-1层101室", "community=文华苑 building=3 floor=负1 room=101")]
    [InlineData("文华苑3号楼地下二层5室", "community=文华苑 building=3 floor=负2 room=负205")]
    [InlineData("文化东路甲88号院3号楼2单元501", "road=文化东路 number=甲88 building=3 unit=2 room=501")]
    [InlineData("文化东路88号附1号3号楼501", "road=文化东路 number=88-1 building=3 room=501")]
    [InlineData("文化东路88号之二3号楼501", "road=文化东路 number=88-2 building=3 room=501")]
    [InlineData("文化东路88-1号3号楼501", "road=文化东路 number=88-1 building=3 room=501")]
    [InlineData("延安路123弄5号602室", "road=延安路 number=123 building=5 room=602")]
    [InlineData("文化东路88-3-2-501", "road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("文化东路88号3号楼2单元501室（储藏室未登记）", "road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("文化东路 88 号，3 号楼，2 单元，0501 室", "road=文化东路 number=88 building=3 unit=2 room=501")]
    [InlineData("文化东路一百二十号三号楼二单元五〇一", "road=文化东路 number=120 building=3 unit=2 room=501")]
    [InlineData("文化东路文华苑3号楼501", "road=文化东路 community=文华苑 building=3 room=501")]
    [InlineData("保利花园二期6号楼1802", "community=保利花园2期 building=6 room=1802")]
    [InlineData("燕山街道甸柳社区居委会和平路37号和平里2-1-301", "town=燕山街道 road=和平路 number=37 community=和平里 building=2 unit=1 room=301")]
    [InlineData("北园大街28号", "road=北园大街 number=28")]
    [InlineData("世纪大道15612号绿城百合9号楼2单元2604", "road=世纪大道 number=15612 community=绿城百合 building=9 unit=2 room=2604")]
    [InlineData("孙村街道流海村科创路77号", "town=孙村街道 village=流海村 road=科创路 number=77")]
    [InlineData("", "")]
    [InlineData("（不详）", "")]
    public void Takes_addresses_apart(string text, string parts) => Describe(Address.Parse(text)).ShouldBe(parts);

    [Fact]
    public void Marks_longer_than_a_door_can_have_are_left_out() =>
        Address.Parse("文化东路88号3号楼2单元12345678901室").Room.IsMissing.ShouldBeTrue();

    [Fact]
    public void A_text_longer_than_an_address_has_no_parts() => Describe(Address.Parse("文化东路88号" + new string('长', 500))).ShouldBe("");

    [Fact]
    public void No_text_throws() =>
        Gen.OneOf(Gen.String, Gen.OneOf<string>([.. "山东省市区县镇街道村组路号楼院单元室层栋幢座弄附之甲乙A#-－（）3一二十百千负地下东户社居委会期 "
            .Select(c => c.ToString())]).Array[0, 60].Select(string.Concat)).Sample(text =>
        {
            var address = Address.Parse(text);
            AddressComparison.Compare(address, address);
            Describe(address);
            address.ToString().ShouldBe("Address");
        }, iter: 20_000);

    private static string Describe(in Address a) => string.Join(' ', new (string Name, string Value)[]
    {
        ("province", a.Province.ToString()), ("prefecture", a.Prefecture.ToString()), ("county", a.County.ToString()), ("town", a.Town.ToString()),
        ("village", a.Village.ToString()), ("group", a.Group.Spell()), ("road", a.Road.ToString()), ("number", a.Number.Spell()),
        ("community", a.Community.ToString()), ("building", a.Building.Spell()), ("unit", a.Unit.Spell()), ("floor", a.Floor.Spell()), ("room", a.Room.Spell()),
    }.Where(p => p.Value != "").Select(p => $"{p.Name}={p.Value}"));
}
