using System.Globalization;
using System.Text;

namespace DataHub.Mocks.Bureau.Population;

/// <summary>
/// Writes one home as the departments do, each time another way: with or without province and prefecture, community or not,
/// 号楼, 幢, 栋 or #, hyphens, full-width digits, Chinese numerals, floors. Road and number (or the village) are always there,
/// so that two writings of one home can be told to be one.
/// </summary>
internal static class AddressWriter
{
    private const string Numerals = "〇一二三四五六七八九";

    public static string Write(Home home, Dice dice)
    {
        var text = Region(home.Place, dice) + (home.Place.IsVillage ? Village(home, dice) : Site(home.Place, dice) + Door(home, dice));
        return dice.Chance(8) ? Widen(text) : text;
    }

    /// <summary>Up to the yard only: whoever compares it with a home cannot tell.</summary>
    public static string WriteWithoutDoor(Home home, Dice dice) => Region(home.Place, dice) + Site(home.Place, dice);

    private static string Region(Place place, Dice dice)
    {
        var county = Counties.All[place.Division];
        return dice.Roll(5) switch
        {
            0 or 1 => $"山东省{county.Prefecture}{county.Name}",
            2 => $"{county.Prefecture}{county.Name}",
            3 when !place.IsVillage => $"山东省{county.Prefecture}{county.Name}{place.Town}",
            _ => county.Name,
        };
    }

    private static string Site(Place place, Dice dice) =>
        $"{place.Road}{place.Number}号" + (dice.Chance(60) ? place.Name : "");

    private static string Village(Home home, Dice dice) =>
        home.Place.Town + home.Place.Name + (dice.Chance(30) ? Count(home.Group) : Digits(home.Group)) + "组" + Digits(home.House) + "号";

    private static string Door(Home home, Dice dice)
    {
        var (b, u, r) = (Digits(home.Building), Digits(home.Unit), Digits(home.Room));
        return dice.Roll(11) switch
        {
            0 or 1 => $"{b}号楼{u}单元{r}室",
            2 => $"{b}号楼{u}单元{r}",
            3 => $"{b}号楼{u}-{r}",
            4 => $"{b}-{u}-{r}",
            5 => $"{b}#{u}单元{r}室",
            6 => $"{Widen(b)}＃{Widen(u)}单元{Spelled(home.Room)}",
            7 => $"{b}幢{u}单元{r}室",
            8 => $"{b}栋{u}单元{r}",
            9 => $"{Count(home.Building)}号楼{Count(home.Unit)}单元{r}室",
            _ => $"{b}号楼{u}单元{Digits(home.Floor)}层{r}室",
        };
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Digit by digit: 501 is 五〇一.</summary>
    private static string Spelled(int number) => string.Concat(Digits(number).Select(digit => Numerals[digit - '0']));

    /// <summary>As counted, below 100: 12 is 十二.</summary>
    private static string Count(int number) =>
        (number >= 20 ? Numerals[number / 10].ToString() : "") + (number >= 10 ? "十" : "") + (number % 10 > 0 ? Numerals[number % 10].ToString() : "");

    private static string Widen(string text)
    {
        var wide = new StringBuilder(text.Length);
        foreach (var c in text)
            wide.Append(char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c);
        return wide.ToString();
    }
}
