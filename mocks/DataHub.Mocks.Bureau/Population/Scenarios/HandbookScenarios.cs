using System.Globalization;
using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Groups;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>The people of the interface handbook, with its sample rows word for word. Not drawn: there is one family each.</summary>
internal static class HandbookScenarios
{
    private static readonly string[] Lixia = [Divisions.Lixia];
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static readonly Scenario ZhangXiaoyu = new("handbook-zhang", 0, Lixia, f =>
    {
        const string Book = "370102004100123", Address = "山东省济南市历下区文化东路88号3号楼2单元501室";
        var (child, father, mother) = (f.Child = Resident("张小雨", "370102202003120022"), f.Father = Resident("张伟", "370102198801051018"),
            f.Mother = Resident("李娜", "370102198907262024"));
        foreach (var (person, code) in new[] { (father, "02"), (mother, "12"), (child, "30") })
            f.Add(new HouseholdRow(person.IdNumber, person.Name, person.Sex, "01", person.BornOn, Book, father.Name, father.IdNumber, code, "1", Address,
                f.Division, "文化东路派出所", new(2021, 6, 15), "济南市公安局历下分局", "0", false));
        f.Add(new MarriageRow("IA", "结婚登记", new(2014, 10, 1, 0, 0, 0, Beijing), father.Name, father.IdNumber, mother.Name, mother.IdNumber,
            "J370102-2014-001234", "济南市历下区民政局"));
        f.Add(new TitleRow("鲁(2019)济南市不动产权第0123456号", "370102004003GB00012F00030023", "历下区文化东路88号3号楼2-501", f.Division, "10", "住宅",
            98.6m, "2", new(2019, 6, 18, 9, 21, 33), "1", ["抵押"],
            [new(father.Name, "1", father.IdNumber, ""), new(mother.Name, "1", mother.IdNumber, "")]));
        f.Add(new BirthRow("T370012345", child.Name, child.Sex, new(2020, 3, 12, 8, 31, 0), f.Division, mother.Name, mother.IdNumber, father.Name,
            father.IdNumber, "济南市妇幼保健院", "1"));
        f.Add(new PreferentialRow("03", "现役军人子女", "鲁军优字第2024-0088号", father.Name, father.IdNumber, [(child.Name, child.IdNumber)],
            new(2024, 1, 1), new(2028, 12, 31), 1));
        return f.BothParents().Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "Registered at the parents' own home.");
    });

    public static readonly Scenario LiQiang = new("handbook-li", 0, Lixia, f =>
    {
        const string Company = "济南新禾商贸有限公司", CreditCode = "91370102MA3C4K5L3X";
        var (child, father, mother) = (f.Child = Resident("李雨桐", Numbers.ResidentId("370881", new(2020, 1, 17), 4)),
            f.Father = Resident("李强", "370881199003034019"), f.Mother = Resident("王芳", Numbers.ResidentId("370102", new(1991, 8, 17), 206)));
        foreach (var (person, code) in new[] { (father, "02"), (mother, "12"), (child, "30") })
            f.Add(new HouseholdRow(person.IdNumber, person.Name, person.Sex, "01", person.BornOn, "370881002100456", father.Name, father.IdNumber, code,
                "1", "山东省济宁市曲阜市王庄镇孔家村三组12号", "370881", "王庄派出所", null, "曲阜市公安局", "0", false));
        f.Add(new PermitRow(father.Name, father.IdNumber, "370102A00012345", f.Division, "历下区解放路112号历山名郡2-1-1203", "务工",
            new(2024, 5, 20), new(2025, 5, 20), new(2026, 5, 19), 2, "1"));
        f.Add(new EnterpriseRow(CreditCode, Company, "济南市历下区山大路201号", father.Name, father.IdNumber, new(2021, 3, 2), new(2021, 3, 2), null,
            "1", "存续", "1"));
        f.Add(new PresaleRow("YS2024037010200123", [(father.Name, father.IdNumber)], "济南市历下区窑头路1号保利花园6号楼1单元1802", f.Division, "住宅",
            121.50m, 2430000.00m, new(2024, 1, 18), "已备案", true, new(2025, 12, 30), "370102010006GB00051F00061802"));
        f.Add(new RentalRow("ZL370102-2025-00891", mother.Name, mother.IdNumber, "赵敏", Numbers.ResidentId("370102", new(1970, 2, 9), 48),
            "历下区解放路112号历山名郡2号楼1单元1203室", f.Division, new(2025, 8, 1), new(2027, 7, 31), 2800, 1, false));
        var months = Enumerable.Range(0, 22).Select(i => new DateOnly(2024, 8, 1).AddMonths(i).ToString("yyyyMM", CultureInfo.InvariantCulture));
        f.Add(new InsuredRow("3700000123456", father.IdNumber, father.Name,
            [.. months.Select(month => new InsuranceMonthRow(month, "110", "1", Company, CreditCode, f.Division))]));
        f.Birth();
        return f.BothParents().Claim(PropertyOnly).ZeroProof(PropertyOnly, "A filed contract of a home handed over; the permit has run out, and is not asked.");
    });

    private static Person Resident(string name, string idNumber) => new(name, (idNumber[16] - '0') % 2 == 1,
        DateOnly.ParseExact(idNumber.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture), IdTypes.ResidentId, idNumber);
}
