using System.Globalization;

namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>Homes, titles, presale contracts, rentals.</summary>
internal sealed partial class FamilyBuilder
{
    private static readonly string[] Even = ["1/2", "50%", "0.5"];
    private readonly List<TitleRow> _titles = [];
    private readonly List<PresaleRow> _contracts = [];
    private readonly List<RentalRow> _rentals = [];
    private readonly List<string> _withoutTitleRegister = [];
    private readonly Dictionary<Home, string> _units = [];

    /// <summary>A home in some school district of the county.</summary>
    public Home InDistrict() => DrawHome(place => place.District is not null);

    /// <summary>A flat in some school district: where addresses must be told to be one home.</summary>
    public Home FlatInDistrict() => DrawHome(place => place.District is not null && !place.IsVillage);

    public Home OutsideDistricts() => DrawHome(place => place.District is null);

    /// <summary>In a school district, but not in that of <paramref name="other"/>.</summary>
    public Home InOtherDistrictThan(Home other) => DrawHome(place => place.District is not null && place.District != other.Place.District);

    public Home Village() => DrawHome(place => place.IsVillage);

    /// <summary>In the province, outside the three counties.</summary>
    public Home Elsewhere() => Home.Draw(dice.Pick(Counties.Elsewhere), dice);

    /// <summary>The two parents own it jointly, one alone, or by equal shares: always all of it.</summary>
    public FamilyBuilder OwnTitle(Home home, TitleTerms? terms = null) => dice.Roll(5) switch
    {
        0 => Title(home, terms ?? new(), (Father, "")),
        1 => Title(home, terms ?? new(), (Mother, dice.Pick(["", "100%", "1/1"]))),
        2 => Title(home, (terms ?? new()) with { ByShares = true }, (Father, dice.Pick(Even)), (Mother, dice.Pick(Even))),
        _ => Title(home, terms ?? new(), (Father, ""), (Mother, "")),
    };

    public FamilyBuilder Title(Home home, TitleTerms terms, params (Person Person, string Share)[] owners)
    {
        var registered = terms.RegisteredOn ?? dice.Day(new(2009, 3, 1), new(2026, 4, 30));
        IReadOnlyList<string> restrictions = terms.Restrictions ?? (dice.Roll(10) switch { < 4 => ["抵押"], 4 => ["居住权"], _ => [] });
        var ownership = terms.ByShares ? "3" : owners.Length > 1 ? "2" : "1";
        _titles.Add(new TitleRow(TitleNumber(home.Division, registered) + terms.NumberSuffix, UnitNumber(home, terms.VirtualUnit || dice.Chance(8)),
            AddressWriter.Write(home, dice), home.Division, terms.Use, UseName(terms.Use), 60 + dice.Roll(900) / 10m, ownership,
            registered.ToDateTime(new TimeOnly(dice.Between(8, 17), dice.Roll(60), dice.Roll(60))), terms.State, restrictions,
            [.. owners.Select(owner => new OwnerRow(terms.OwnerName ?? owner.Person.Name, owner.Person.TitleIdType, owner.Person.IdNumber, owner.Share))]));
        return this;
    }

    public FamilyBuilder Contract(Home home, ContractTerms terms, params Person[] buyers)
    {
        var filed = dice.Day(new(2022, 6, 1), new(2024, 11, 30));
        var area = 80 + dice.Roll(800) / 10m;
        _contracts.Add(new PresaleRow($"YS{filed.Year}0{home.Division}{NextSerial():D7}", [.. buyers.Select(buyer => (buyer.Name, buyer.IdNumber))],
            AddressWriter.Write(home, dice), home.Division, terms.Use, area, decimal.Round(area * dice.Between(9_000, 26_000), 2), filed, terms.State,
            terms.HandedOver, terms.HandedOver ? dice.Day(new(2025, 1, 10), new(2026, 4, 20)) : null, UnitNumber(home, false)));
        return this;
    }

    /// <summary>A filing that runs; without dates it began more than six months before the reference date and outlasts it.</summary>
    public FamilyBuilder Rental(Home home, Person tenant, DateOnly? from = null, DateOnly? to = null, int state = 1)
    {
        var landlord = Names.Surname(dice) + Names.Given(dice.Chance(50), dice);
        var landlordId = Numbers.ResidentId(division, dice.Day(new(1966, 1, 1), new(1979, 12, 31)), dice.Roll(1000));
        var start = from ?? dice.Day(new(2024, 7, 1), new(2025, 12, 31));
        _rentals.Add(new RentalRow($"ZL{home.Division}-{start.Year}-{NextSerial():D7}", tenant.Name, tenant.IdNumber, landlord, landlordId,
            AddressWriter.Write(home, dice), home.Division, start, to ?? dice.Day(new(2026, 9, 30), new(2027, 12, 31)), dice.Between(8, 40) * 100,
            state, dice.Chance(5)));
        return this;
    }

    /// <summary>The village of these people keeps its titles on paper.</summary>
    public FamilyBuilder TitlesNotDigitised(params Person[] people)
    {
        _withoutTitleRegister.AddRange(people.Select(person => person.IdNumber));
        return this;
    }

    public FamilyBuilder Add(TitleRow row) => Kept(_titles, row);
    public FamilyBuilder Add(PresaleRow row) => Kept(_contracts, row);
    public FamilyBuilder Add(RentalRow row) => Kept(_rentals, row);

    private Home DrawHome(Func<Place, bool> fits) => Home.Draw(dice.Pick([.. Gazetteer.Counties[division].Places.Where(fits)]), dice);

    /// <summary>Before 2016 in the old form; later with half- or full-width brackets, spaces, six to eight digits.</summary>
    private string TitleNumber(string county, DateOnly registered)
    {
        var (registry, serial) = (Counties.All[county].Registry, NextSerial());
        if (registered.Year < 2016)
            return $"{registry[..1]}房权证{Counties.All[county].Name[..1]}字第{serial:D7}号";
        return dice.Roll(5) switch
        {
            0 => $"鲁（{registered.Year}）{registry}不动产权第{serial:D7}号",
            1 => $"鲁 ({registered.Year}) {registry} 不动产权第 {serial:D7} 号",
            2 => $"鲁({registered.Year}){registry}不动产权第{serial:D8}号",
            _ => $"鲁({registered.Year}){registry}不动产权第{serial:D7}号",
        };
    }

    /// <summary>GB/T 37346, 28 characters; a home keeps its number. Characters 7–12 all zero mark a virtual unit.</summary>
    private string UnitNumber(Home home, bool isVirtual)
    {
        if (!isVirtual && _units.TryGetValue(home, out var known))
            return known;
        var serial = NextSerial();
        var zone = isVirtual ? "000000" : $"{serial / 100_000 + 1:D3}{dice.Between(1, 40):D3}";
        var number = $"{home.Division}{zone}GB{serial % 100_000:D5}F{home.Building:D4}{home.Room % 10_000:D4}";
        return isVirtual ? number : _units[home] = number;
    }

    private static string UseName(string use) => use switch
    {
        "10" => "住宅",
        "20" => "商业",
        "30" => "办公",
        "40" => "工业",
        "50" => "公寓式酒店",
        _ => "其他",
    };
}
