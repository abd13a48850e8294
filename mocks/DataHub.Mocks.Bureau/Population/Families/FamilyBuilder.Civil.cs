using System.Globalization;

namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>Household books, births, marriages.</summary>
internal sealed partial class FamilyBuilder
{
    private readonly List<HouseholdRow> _households = [];
    private readonly List<BirthRow> _births = [];
    private readonly List<MarriageRow> _marriages = [];

    /// <summary>The child's code as child of the head, GB/T 4761.</summary>
    public string ChildCode => dice.Pick(Child.Male ? ["20", "21", "22"] : new[] { "30", "31", "32" });
    private string HeadCode => dice.Chance(80) ? "02" : "01";

    /// <summary>One book: everyone at one address, the first member is its head. People without a resident id are in no book.</summary>
    public FamilyBuilder Book(Home home, BookTerms terms, params (Person Person, string Code)[] members)
    {
        var number = home.Division + NextSerial().ToString("D9", CultureInfo.InvariantCulture);
        var address = terms.Address ?? AddressWriter.Write(home, dice);
        var head = members[0].Person;
        var headId = terms.OldHeadNumber ? Numbers.FirstGeneration(head.IdNumber) : head.IdNumber;
        foreach (var (person, code) in members.Where(member => member.Person.InHouseholdRegister))
        {
            var isChild = person == Child;
            _households.Add(new HouseholdRow(person.IdNumber, isChild ? terms.ChildName ?? person.Name : person.Name,
                isChild ? terms.ChildSex ?? person.Sex : person.Sex, person.Name.Contains('·', StringComparison.Ordinal) ? "05" : "01", person.BornOn, number, head.Name, headId, code,
                terms.Collective ? "2" : "1", address, home.Division, home.Place.Town.Replace("街道", "", StringComparison.Ordinal) + "派出所",
                isChild ? terms.ChildMovedIn ?? MovedIn(person.BornOn) : MovedIn(person.BornOn.AddYears(20)),
                Counties.All[home.Division].Police, isChild ? terms.ChildState : "0", terms.Collective));
        }
        return this;
    }

    /// <summary>Father or mother is the head, the other the spouse.</summary>
    public FamilyBuilder ParentsBook(Home home, BookTerms? terms = null) => dice.Chance(70)
        ? Book(home, terms ?? new(), (Father, HeadCode), (Mother, dice.Chance(50) ? "12" : "10"), (Child, ChildCode))
        : Book(home, terms ?? new(), (Mother, HeadCode), (Father, dice.Chance(50) ? "11" : "10"), (Child, ChildCode));

    public FamilyBuilder MotherBook(Home home, BookTerms? terms = null) => Book(home, terms ?? new(), (Mother, HeadCode), (Child, ChildCode));

    /// <summary>The father's father is the head. Its codes state the grandchild, and nothing between parent and child.</summary>
    public FamilyBuilder ThreeGenerationBook(Home home, BookTerms? terms = null) => Book(home, terms ?? new() { OldHeadNumber = dice.Chance(50) },
        (Grandfather, HeadCode), (Grandmother, "12"), (Father, dice.Pick(["20", "21", "22"])), (Mother, "38"), (Child, GrandchildCode));

    /// <summary>The child is in the grandparents' book, the parents are in another one elsewhere.</summary>
    public FamilyBuilder GrandparentBook(Home home, BookTerms? terms = null) =>
        Book(home, terms ?? new(), (Grandfather, HeadCode), (Grandmother, "12"), (Child, GrandchildCode))
            .Book(Elsewhere(), new(), (Father, HeadCode), (Mother, "12"));

    /// <summary>The birth certificate names both parents, unless <paramref name="father"/> says how he is named.</summary>
    public FamilyBuilder Birth(FatherEntry father = FatherEntry.Named, Person? named = null, int times = 1)
    {
        var dad = named ?? Father;
        for (var i = 0; i < times; i++)
        {
            var code = dice.Pick(["S", "T", "U"]) + (370_500_000 + NextSerial()).ToString(CultureInfo.InvariantCulture);
            _births.Add(new BirthRow(code, Child.Name, Child.Sex, Child.BornOn.ToDateTime(new TimeOnly(dice.Roll(24), dice.Roll(60))), division,
                Mother.Name, Mother.IdNumber, father == FatherEntry.Empty ? "" : dad.Name, father == FatherEntry.Named ? dad.IdNumber : "",
                Counties.All[division].Prefecture + "妇幼保健院", "1"));
        }
        return this;
    }

    public FamilyBuilder Add(HouseholdRow row) => Kept(_households, row);
    public FamilyBuilder Add(BirthRow row) => Kept(_births, row);
    public FamilyBuilder Add(MarriageRow row) => Kept(_marriages, row);

    public string BirthCode => _births[0].BirthCode;

    public FamilyBuilder Marriage() => Act("IA", Father, Mother, Child.BornOn.AddDays(-dice.Between(300, 2500)));

    /// <summary>Adds an act of the couple: IA marriage, ICA re-issued certificate, IB divorce.</summary>
    public FamilyBuilder Act(string act, Person man, Person woman, DateOnly on)
    {
        var name = act switch { "IA" => "结婚登记", "IB" => "离婚登记", "ICA" => "补领结婚证", _ => throw new ArgumentOutOfRangeException(nameof(act)) };
        var certificate = $"{(act == "IB" ? 'L' : 'J')}{division}-{on.Year}-{NextSerial():D7}";
        _marriages.Add(new MarriageRow(act, name, new DateTimeOffset(on, default, TimeSpan.FromHours(8)), man.Name, man.IdNumber,
            woman.Name, woman.IdNumber, certificate, $"{Counties.All[division].Prefecture}{Counties.All[division].Name}民政局"));
        return this;
    }

    private FamilyBuilder Kept<T>(List<T> rows, T row)
    {
        rows.Add(row);
        return this;
    }

    private string GrandchildCode => Child.Male ? "41" : "42";

    /// <summary>Since birth, or on a day from then on that is early enough for every county.</summary>
    private DateOnly? MovedIn(DateOnly from) => dice.Chance(40) ? null : dice.Day(from.AddDays(14), new DateOnly(2026, 4, 30));
}
