using System.Text.RegularExpressions;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Population;

public sealed class AddressWriterTests
{
    private static readonly Home Flat = Home.Community(Gazetteer.Find(Divisions.Lixia, "保利花园"), 12, 2, 501);

    [Fact]
    public void One_home_is_written_in_many_ways() => Writings(Flat).Distinct().Count().ShouldBeGreaterThan(60);

    [Fact]
    public void Every_writing_says_road_number_building_unit_and_room()
    {
        foreach (var text in Writings(Flat))
            Regex.IsMatch(Folded(text), "^(山东省)?(济南市)?历下区(姚家街道)?窑头路1号(保利花园)?12(号楼|幢|栋|#|＃|-)2(单元|-)(5层)?501室?$").ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("山东省济南市历下区窑头路1号保利花园12号楼2单元501室")]
    [InlineData("历下区窑头路1号12-2-501")]
    [InlineData("历下区窑头路1号保利花园１２＃２单元五〇一")]
    [InlineData("济南市历下区窑头路1号十二号楼二单元501室")]
    public void The_departments_habits_occur(string habit) => Writings(Flat, 20_000).ShouldContain(habit);

    [Fact]
    public void A_village_home_names_town_village_group_and_house()
    {
        var home = new Home(Gazetteer.Find(Divisions.Linshu, "后穆疃村"), 0, 0, 0, 0, 3, 17);
        foreach (var text in Writings(home))
            Regex.IsMatch(Folded(text), "^(山东省)?(临沂市)?临沭县蛟龙镇后穆疃村3组17号$").ShouldBeTrue(text);
    }

    private static IEnumerable<string> Writings(Home home, int times = 2_000)
    {
        var dice = Dice.For(1, 1);
        return Enumerable.Range(0, times).Select(_ => AddressWriter.Write(home, dice));
    }

    private static string Folded(string text)
    {
        text = text.Replace("十二号楼", "12号楼").Replace("二单元", "2单元").Replace("五〇一", "501").Replace("三组", "3组");
        return string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
    }
}
