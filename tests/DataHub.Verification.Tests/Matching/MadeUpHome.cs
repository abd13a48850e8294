using CsCheck;

namespace DataHub.Verification.Tests.Matching;

/// <summary>The parts of one made-up home, and the ways in which departments write them.</summary>
internal sealed record MadeUpHome(string Road, int Number, string Community, int Building, int Unit, int Floor, int Door)
{
    private const string Numerals = "〇一二三四五六七八九";

    public static Gen<MadeUpHome> Any { get; } = Gen.Select(
        Gen.OneOf<string>("文化东路", "解放路", "北园大街", "世纪大道", "县西巷", "二环东路", "七里河路", "经十路"), Gen.Int[1, 9999],
        Gen.OneOf<string>("历山名郡", "文华苑", "还乡店家园", "七里河花苑", "洪苑小区", "东方丽景", "和平里", "甸柳新村"),
        Gen.Int[1, 40], Gen.Int[1, 6], Gen.Int[1, 33], Gen.Int[1, 8],
        (road, number, community, building, unit, floor, door) => new MadeUpHome(road, number, community, building, unit, floor, door));

    /// <summary>Which region, whether the community, which door, which digits.</summary>
    public static Gen<(int Region, bool Community, int Door, bool Wide)> Style { get; } = Gen.Select(Gen.Int[0, 5], Gen.Bool, Gen.Int[0, 11], Gen.Bool);

    public int Room
    {
        get => (Floor * 100) + Door;
        init => (Floor, Door) = (value / 100, value % 100);
    }

    public string Write((int Region, bool Community, int Door, bool Wide) style)
    {
        var region = style.Region switch
        {
            0 => "山东省济南市历下区",
            1 => "济南市历下区",
            2 => "历下区",
            3 => "历下区解放路街道",
            4 => "济南历下区",
            _ => "",
        };
        var door = style.Door switch
        {
            0 => $"{Building}号楼{Unit}单元{Room}室",
            1 => $"{Building}号楼{Unit}-{Room}",
            2 => $"{Building}-{Unit}-{Room}",
            3 => $"{Building}#{Unit}单元{Room}",
            4 => $"{Building}幢{Unit}单元{Room:D4}室",
            5 => $"{Building}栋{Unit}单元{Floor}层{Room}室",
            6 => $"{Building}号楼{Unit}单元{Floor}层{Door:D2}室",
            7 => $"{Count(Building)}号楼{Count(Unit)}单元{Digits(Room)}",
            8 => $"{Building}-{Room}",
            9 => $"{Building}号楼{Room}（{Unit}单元）",
            10 => $"{Building}—{Unit}—{Room}室",
            _ => $" {Building} 号楼 {Unit} 单元 {Room} ",
        };
        var text = $"{region}{Road}{Number}号{(style.Community ? Community : "")}{door}";
        return style.Wide ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c)) : text;
    }

    private static string Digits(int number) => string.Concat($"{number}".Select(d => Numerals[d - '0']));

    private static string Count(int number) =>
        number < 10 ? $"{Numerals[number]}" : $"{(number < 20 ? "" : Numerals[number / 10])}十{(number % 10 == 0 ? "" : Numerals[number % 10])}";
}
