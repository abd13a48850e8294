using System.Globalization;

namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>Residence permits, social insurance, businesses, preferential treatment.</summary>
internal sealed partial class FamilyBuilder
{
    private readonly List<PermitRow> _permits = [];
    private readonly List<InsuredRow> _insured = [];
    private readonly List<EnterpriseRow> _enterprises = [];
    private readonly List<SoleTraderRow> _soleTraders = [];
    private readonly List<PreferentialRow> _preferential = [];

    /// <summary>Issued years ago, endorsed every year since, and still valid on the reference date.</summary>
    public FamilyBuilder Permit(Home home, Person person)
    {
        var years = dice.Between(1, 6);
        var from = dice.Day(new(2025, 9, 2), new(2026, 5, 31));
        return Permit(home, person, from.AddYears(-years), from, years);
    }

    public FamilyBuilder Permit(Home home, Person person, DateOnly firstIssued, DateOnly validFrom, int endorsements, string state = "1")
    {
        _permits.Add(new PermitRow(person.Name, person.IdNumber, $"{home.Division}A{NextSerial():D8}", home.Division, AddressWriter.Write(home, dice),
            dice.Pick(["务工", "经商", "投靠亲属"]), firstIssued, validFrom, validFrom.AddYears(1).AddDays(-1), endorsements, state));
        return this;
    }

    /// <summary>
    /// A pension month each from <paramref name="from"/> to <paramref name="to"/> (first days of months), with a medical month beside
    /// it now and then. <paramref name="state"/> says of each month: 1 paid, 2 owed, 3 paid later, null for no row.
    /// </summary>
    public FamilyBuilder Insurance(Person person, DateOnly? from = null, DateOnly? to = null, string kind = "110", string? office = null,
        Func<DateOnly, string?>? state = null)
    {
        var months = new List<InsuranceMonthRow>();
        var employer = kind == "150" ? "个人" : Company();
        var code = kind == "150" ? "" : NewCreditCode("91");
        var last = to ?? new DateOnly(2026, 5, 1);
        for (var month = from ?? new DateOnly(2024, dice.Between(4, 12), 1); month <= last; month = month.AddMonths(1))
        {
            var text = month.ToString("yyyyMM", CultureInfo.InvariantCulture);
            if ((state is null ? "1" : state(month)) is { } paid)
                months.Add(new InsuranceMonthRow(text, kind, paid, employer, code, office ?? division));
            if (dice.Chance(20))
                months.Add(new InsuranceMonthRow(text, "310", "1", employer, code, office ?? division));
        }
        _insured.Add(new InsuredRow($"37{10_000_000_000 + NextSerial()}", person.IdNumber, person.Name, months));
        return this;
    }

    /// <summary>An enterprise; without a date it was established years ago.</summary>
    public FamilyBuilder Enterprise(Home office, Person person, DateOnly? established = null, string state = "1", bool pilotCode = false)
    {
        var day = established ?? dice.Day(new(2012, 1, 1), new(2025, 6, 30));
        var code = NewCreditCode("91", office.Division);
        _enterprises.Add(new EnterpriseRow(pilotCode ? Numbers.PilotCode(code) : code, Company(), AddressWriter.Write(office, dice), person.Name,
            person.IdNumber, day, day, dice.Chance(50) ? null : new DateOnly(9999, 12, 31), state, StateName(state), state == "1" ? "1" : "0"));
        return this;
    }

    public FamilyBuilder SoleTrader(Home office, Person person, DateOnly? established = null, string state = "1")
    {
        _soleTraders.Add(new SoleTraderRow(NewCreditCode("92", office.Division), $"{Counties.All[division].Name}{Word()}{dice.Pick(["便利店", "餐馆", "五金店", "理发店"])}",
            AddressWriter.Write(office, dice), person.Name, person.IdNumber, established ?? dice.Day(new(2014, 1, 1), new(2025, 6, 30)), state,
            StateName(state), state == "1" ? "1" : "0"));
        return this;
    }

    public FamilyBuilder PreferentialTreatment(string category, int state = 1)
    {
        var from = dice.Day(new(2022, 1, 1), new(2025, 12, 31));
        _preferential.Add(new PreferentialRow(category, PreferentialName(category), $"鲁军优字第{from.Year}-{NextSerial():D7}号", Father.Name,
            Father.IdNumber, [(Child.Name, Child.IdNumber)], from, state == 1 ? from.AddYears(5) : new DateOnly(2026, 3, 31), state));
        return this;
    }

    public FamilyBuilder Add(PermitRow row) => Kept(_permits, row);
    public FamilyBuilder Add(InsuredRow row) => Kept(_insured, row);
    public FamilyBuilder Add(EnterpriseRow row) => Kept(_enterprises, row);
    public FamilyBuilder Add(PreferentialRow row) => Kept(_preferential, row);

    private string Company() => $"{Counties.All[division].Prefecture[..2]}{Word()}{dice.Pick(["商贸", "科技", "机械", "餐饮", "建筑", "物流"])}有限公司";

    private string Word() => dice.Pick(["新禾", "鲁信", "泉盛", "恒达", "嘉和", "远航", "瑞丰", "齐力"]);

    private string NewCreditCode(string kind, string? county = null)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var organisation = new char[] { 'M', 'A', '0', '0', '0', '0', '0', '0' };
        for (var (at, rest) = (7, NextSerial()); rest > 0; rest /= Alphabet.Length)
            organisation[at--] = Alphabet[rest % Alphabet.Length];
        return Numbers.CreditCode(kind, county ?? division, new string(organisation));
    }

    private static string StateName(string state) => state switch { "1" => "存续", "2" => "吊销", "3" => "注销", "4" => "迁出", _ => "" };

    private static string PreferentialName(string category) => category switch
    {
        "01" => "烈士子女",
        "02" => "因公牺牲、伤残军警子女",
        "03" => "现役军人子女",
        "04" => "英模公安、消防人员子女",
        "05" => "高层次人才子女",
        _ => "其他",
    };
}
