using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Samples;

/// <summary>The handbook's sample people, held in plain lists.</summary>
internal sealed class SampleData : IBureauData
{
    public const string Child = "370102202003120022", Father = "370102198801051018", Mother = "370102198907262024", Tenant = "370881199003034019";
    public const string ChildName = "张小雨", FatherName = "张伟", MotherName = "李娜", TenantName = "李强";
    public const string Stranger = "370102199001011231", TitleNumber = "鲁(2019)济南市不动产权第0123456号", UndigitisedCounty = "371329";
    public const string CompanyCode = "91370102MA3C4K5L3X", TraderCode = "92370102MA3C4K5L41", BirthCode = "T370012345", ContractNumber = "YS2024037010200123";
    public const string TwinsMother = "370102198502020027";

    public HouseholdRow? Household(string idNumber) => idNumber switch
    {
        Child => new(Child, ChildName, "2", "01", new(2020, 3, 12), "370102004100123", FatherName, Father, "30", "1",
            "山东省济南市历下区文化东路88号3号楼2单元501室", "370102", "文化东路派出所", new(2021, 6, 15), "济南市公安局历下分局", "0", false),
        Father => new(Father, FatherName, "1", "01", new(1988, 1, 5), "370102004100123", FatherName, Father, "02", "1",
            "山东省济南市历下区文化东路88号3号楼2单元501室", "370102", "文化东路派出所", null, "济南市公安局历下分局", "0", true),
        _ => null,
    };

    public IReadOnlyList<PermitRow> Permits(string idNumber) => idNumber != Tenant ? [] :
    [
        new(TenantName, Tenant, "370102A00012345", "370102", "历下区解放路112号历山名郡2-1-1203", "务工", new(2024, 5, 20), new(2025, 5, 20), new(2026, 5, 19), 2, "1"),
        new(TenantName, Tenant, "370102A00000001", "370102", "历下区山大路1号", "务工", new(2019, 1, 1), new(2020, 1, 1), new(2020, 12, 31), 1, "0"),
    ];

    public IReadOnlyList<TitleRow> TitlesOfOwner(string idNumber) => idNumber == Father ? [.. Enumerable.Range(0, 55).Select(Title)] : [];

    public IReadOnlyList<TitleRow> TitlesByNumber(string titleNumber) => titleNumber == TitleNumber ? [Title(0)] : [];

    public bool TitlesCovered(string division, string ownerIdNumber) => division != UndigitisedCounty;

    public IReadOnlyList<PresaleRow> ContractsOfBuyer(string idNumber) => idNumber == Tenant ? [Contract] : [];

    public IReadOnlyList<PresaleRow> ContractsByNumber(string contractNumber) => contractNumber == ContractNumber ? [Contract] : [];

    public IReadOnlyList<RentalRow> RentalsOfTenant(string idNumber) => idNumber != Tenant ? [] :
        [new("ZL370102-2025-00891", TenantName, Tenant, "赵敏", Stranger, "历下区解放路112号历山名郡2号楼1单元1203室", "370102", new(2025, 8, 1), new(2027, 7, 31), 2800, 1, false)];

    public InsuredRow? Insured(string idNumber) => idNumber switch
    {
        Tenant => new("3700000123456", Tenant, TenantName, [Month("202506", "110"), Month("202507", "110"), Month("202507", "310"), Month("202509", "110")]),
        Father => new("3700000000001", Father, FatherName, []),
        _ => null,
    };

    public IReadOnlyList<EnterpriseRow> EnterprisesOfPerson(string idNumber) => idNumber == Tenant ? EnterprisesByCode(CompanyCode) : [];

    public IReadOnlyList<EnterpriseRow> EnterprisesByCode(string creditCode) => creditCode != CompanyCode ? [] :
        [new(CompanyCode, "济南新禾商贸有限公司", "济南市历下区山大路201号", TenantName, Tenant, new(2021, 3, 2), new(2021, 3, 2), null, "1", "存续", "1")];

    public IReadOnlyList<SoleTraderRow> SoleTradersOfPerson(string idNumber) => idNumber == Tenant ? SoleTradersByCode(TraderCode) : [];

    public IReadOnlyList<SoleTraderRow> SoleTradersByCode(string creditCode) => creditCode != TraderCode ? [] :
        [new(TraderCode, "历下区李强面馆", "济南市历下区山大路203号", TenantName, Tenant, new(2022, 9, 1), "1", "存续", "1")];

    public BirthRow? BirthByCode(string birthCode) => birthCode switch
    {
        BirthCode => Birth(BirthCode, ChildName, new(2020, 3, 12, 8, 31, 0), MotherName, Mother),
        "A140000001" => Birth("A140000001", "李早", new(2014, 12, 31, 1, 0, 0), MotherName, Mother),
        _ => null,
    };

    public IReadOnlyList<BirthRow> Births(string babyName, DateOnly bornOn, string motherIdNumber) => (babyName, motherIdNumber) switch
    {
        (ChildName, Mother) when bornOn == new DateOnly(2020, 3, 12) => [BirthByCode(BirthCode)!],
        ("双儿", TwinsMother) => [Birth("T370000001", "双儿", new(2020, 5, 1, 1, 0, 0), "王芳", TwinsMother), Birth("T370000002", "双儿", new(2020, 5, 1, 1, 5, 0), "王芳", TwinsMother)],
        _ => [],
    };

    public IReadOnlyList<MarriageRow> Marriages(string? manIdNumber, string? womanIdNumber) =>
        manIdNumber is null or Father && womanIdNumber is null or Mother && (manIdNumber ?? womanIdNumber) is Father or Mother
            ? [new("IA", "结婚登记", new(2014, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)), FatherName, Father, MotherName, Mother, "J370102-2014-001234", "济南市历下区民政局")]
            : [];

    public IReadOnlyList<PreferentialRow> Preferential(string idNumber) => idNumber is not (Father or Child) ? [] :
        [new("03", "现役军人子女", "鲁军优字第2024-0088号", FatherName, Father, [(ChildName, Child)], new(2024, 1, 1), new(2028, 12, 31), 1)];

    private static PresaleRow Contract { get; } = new(ContractNumber, [(TenantName, Tenant)], "济南市历下区窑头路1号保利花园6号楼1单元1802", "370102", "住宅",
        121.5m, 2_430_000m, new(2024, 1, 18), "已备案", true, new(2025, 12, 30), "370102010006GB00051F00061802");

    private static TitleRow Title(int n) => new(n == 0 ? TitleNumber : $"鲁(2019)济南市不动产权第{n:0000000}号", "370102004003GB00012F00030023", "历下区文化东路88号3号楼2-501",
        n == 54 ? "370112" : "370102", "10", "住宅", 98.6m, "2", new(2019, 6, 18, 9, 21, 33), "1", ["抵押"], [new(FatherName, "1", Father, ""), new(MotherName, "1", Mother, "")]);

    private static InsuranceMonthRow Month(string month, string kind) => new(month, kind, "1", "济南新禾商贸有限公司", CompanyCode, "370102");

    private static BirthRow Birth(string code, string name, DateTime bornAt, string mother, string motherId) =>
        new(code, name, "2", bornAt, "370102", mother, motherId, FatherName, Father, "济南市妇幼保健院", "1");
}
