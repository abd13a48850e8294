using DataHub.Core.Identifiers;
using DataHub.Core.Items;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Records of contracts, rentals, insurance, businesses and preferential treatment around the Zhang family, and its acts of birth and marriage.</summary>
internal static class Others
{
    public static PresaleContractRecord Contract { get; } = new()
    {
        ContractNumber = "YS2024037010200123",
        Buyers = [new(Some.Father.Name, Some.Father.IdNumber), new(Some.Mother.Name, Some.Mother.IdNumber)],
        Address = "济南市历下区窑头路1号保利花园6号楼1单元1802",
        Division = "370102",
        Use = BuildingUse.Dwelling,
        Area = 121.5m,
        FiledOn = new(2024, 1, 18),
        State = ContractState.Filed,
        HandedOver = true,
        HandedOverOn = new(2025, 12, 30),
        UnitNumber = "370102010006GB00051F00061802",
    };

    public static RentalFilingRecord Rental { get; } = new()
    {
        FilingNumber = "ZL370102-2025-00891",
        TenantName = Some.Mother.Name,
        TenantIdNumber = Some.Mother.IdNumber,
        OwnerName = "赵敏",
        OwnerIdNumber = "370102197501014023",
        Address = "历下区解放路112号历山名郡2号楼1单元1203室",
        Division = "370102",
        From = new(2025, 8, 1),
        To = new(2027, 7, 31),
        State = RentalState.Filed,
        PublicRental = false,
    };

    public static EnterpriseRecord Enterprise { get; } = new()
    {
        CreditCode = "91370102MA3C4K5L3X",
        Name = "济南新禾商贸有限公司",
        Address = "济南市历下区山大路201号",
        OwnerName = Some.Father.Name,
        OwnerIdNumber = Some.Father.IdNumber,
        EstablishedOn = new(2021, 3, 2),
        State = BusinessState.InBusiness,
    };

    public static SoleTraderRecord SoleTrader { get; } = new()
    {
        CreditCode = "92370102MA3D5E6F7G",
        Name = "历下区李娜小吃店",
        Address = "山东省济南市历下区解放路112号",
        OwnerName = Some.Mother.Name,
        OwnerIdNumber = Some.Mother.IdNumber,
        EstablishedOn = new(2024, 5, 6),
        State = BusinessState.InBusiness,
    };

    public static BirthCertificateRecord BirthCertificate { get; } = new()
    {
        Number = "T370012345",
        ChildName = Some.Child.Name,
        Sex = Sex.Female,
        BirthDate = Some.Child.BirthDate!.Value,
        MotherName = Some.Mother.Name,
        MotherIdNumber = Some.Mother.IdNumber,
        FatherName = Some.Father.Name,
        FatherIdNumber = Some.Father.IdNumber,
        State = CertificateState.Valid,
    };

    /// <summary>An act of the parents, on the first of October of that year.</summary>
    public static MarriageRecord Marriage(MarriageAct act, int year) => new()
    {
        Act = act,
        Reissue = false,
        ActAt = new(year, 10, 1, 9, 0, 0, TimeSpan.FromHours(8)),
        ManName = Some.Father.Name,
        ManIdNumber = Some.Father.IdNumber,
        WomanName = Some.Mother.Name,
        WomanIdNumber = Some.Mother.IdNumber,
        CertificateNumber = $"J370102-{year}-001234",
    };

    public static PreferentialRecord Preferential { get; } = new()
    {
        Category = "03",
        CertificateNumber = "鲁军优字第2024-0088号",
        HolderName = Some.Father.Name,
        HolderIdNumber = Some.Father.IdNumber,
        Beneficiaries = [new(Some.Child.Name, Some.Child.IdNumber)],
        ValidFrom = new(2024, 1, 1),
        ValidTo = new(2028, 12, 31),
        State = PreferentialState.Valid,
    };

    /// <param name="months">Each <c>yyyyMM</c>, or an inclusive range <c>yyyyMM-yyyyMM</c>.</param>
    public static SocialInsuranceRecord Insurance(params string[] months) => InsuranceOf([.. months.SelectMany(m => Paid(m))]);

    public static SocialInsuranceRecord InsuranceOf(params Contribution[] contributions) => new()
    {
        IdNumber = Some.Father.IdNumber,
        Name = Some.Father.Name,
        From = new(2021, 9),
        To = new(2026, 8),
        Contributions = contributions,
    };

    public static IEnumerable<Contribution> Paid(
        string months, string division = "370102", InsuranceKind kind = InsuranceKind.EmployeePension, ContributionState state = ContributionState.Paid)
    {
        YearMonth.TryParse(months.AsSpan(0, 6), out var first).ShouldBeTrue();
        YearMonth.TryParse(months.AsSpan(months.Length - 6), out var last).ShouldBeTrue();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            yield return new(month, kind, state, division);
        }
    }
}
