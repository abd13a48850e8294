namespace DataHub.Mocks.Bureau.Population;

/// <summary>
/// A made-up population with known truth, and the departments' registers about it. One dictionary leads from any number
/// to the family's file; a file has a handful of rows, so that looking through it costs less than an index of each kind.
/// </summary>
public sealed class MadeUpPopulation : IBureauData
{
    private readonly Dictionary<string, FamilyFile> _byKey;

    private MadeUpPopulation(IReadOnlyList<MadeUpFamily> families, Dictionary<string, FamilyFile> byKey) => (Families, _byKey) = (families, byKey);

    /// <summary>The drawn families, in order; the named ones are not among them.</summary>
    public IReadOnlyList<MadeUpFamily> Families { get; }

    /// <summary>
    /// The named families and <paramref name="families"/> (0–128,000) drawn ones. The same seed gives the same people for good,
    /// and family i is the same in a population of any size.
    /// </summary>
    public static MadeUpPopulation Create(int seed, int families)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(families);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(families, PersonNumbers.MaxFamilies);
        var byKey = new Dictionary<string, FamilyFile>((families + NamedFamilies.Files.Count) * 12);
        var drawn = new MadeUpFamily[families];
        foreach (var file in NamedFamilies.Files)
            Add(byKey, file);
        for (var i = 0; i < families; i++)
        {
            var file = FamilyDraw.Draw(seed, i);
            drawn[i] = file.Family;
            Add(byKey, file);
        }
        byKey.TrimExcess();
        return new MadeUpPopulation(drawn, byKey);
    }

    public HouseholdRow? Household(string idNumber) => Find(idNumber)?.Households.FirstOrDefault(row => row.IdNumber == idNumber);

    public IReadOnlyList<PermitRow> Permits(string idNumber) => Rows(idNumber, file => file.Permits, row => row.IdNumber == idNumber);

    public IReadOnlyList<TitleRow> TitlesOfOwner(string idNumber) =>
        Rows(idNumber, file => file.Titles, row => row.Owners.Any(owner => owner.IdNumber == idNumber));

    public IReadOnlyList<TitleRow> TitlesByNumber(string titleNumber)
    {
        var key = FamilyFile.TitleKey(titleNumber);
        return Rows(key, file => file.Titles, row => FamilyFile.TitleKey(row.TitleNumber) == key);
    }

    public bool TitlesCovered(string division, string ownerIdNumber) =>
        Find(ownerIdNumber) is not { } file || file.Family.Division != division || !file.WithoutTitleRegister.Contains(ownerIdNumber);

    public IReadOnlyList<PresaleRow> ContractsOfBuyer(string idNumber) =>
        Rows(idNumber, file => file.Contracts, row => row.Buyers.Any(buyer => buyer.IdNumber == idNumber));

    public IReadOnlyList<PresaleRow> ContractsByNumber(string contractNumber) =>
        Rows(contractNumber, file => file.Contracts, row => row.ContractNumber == contractNumber);

    public IReadOnlyList<RentalRow> RentalsOfTenant(string idNumber) => Rows(idNumber, file => file.Rentals, row => row.TenantIdNumber == idNumber);

    public InsuredRow? Insured(string idNumber) => Find(idNumber)?.Insured.FirstOrDefault(row => row.IdNumber == idNumber);

    public IReadOnlyList<EnterpriseRow> EnterprisesOfPerson(string idNumber) =>
        Rows(idNumber, file => file.Enterprises, row => row.LegalPersonIdNumber == idNumber);

    public IReadOnlyList<EnterpriseRow> EnterprisesByCode(string creditCode) =>
        Rows(creditCode, file => file.Enterprises, row => row.CreditCode == creditCode);

    public IReadOnlyList<SoleTraderRow> SoleTradersOfPerson(string idNumber) =>
        Rows(idNumber, file => file.SoleTraders, row => row.OperatorIdNumber == idNumber);

    public IReadOnlyList<SoleTraderRow> SoleTradersByCode(string creditCode) =>
        Rows(creditCode, file => file.SoleTraders, row => row.CreditCode == creditCode);

    public BirthRow? BirthByCode(string birthCode) => Find(birthCode)?.Births.FirstOrDefault(row => row.BirthCode == birthCode);

    public IReadOnlyList<BirthRow> Births(string babyName, DateOnly bornOn, string motherIdNumber) => Rows(motherIdNumber, file => file.Births,
        row => row.MotherIdNumber == motherIdNumber && row.BabyName == babyName && DateOnly.FromDateTime(row.BornAt) == bornOn);

    public IReadOnlyList<MarriageRow> Marriages(string? manIdNumber, string? womanIdNumber) =>
        (manIdNumber ?? womanIdNumber) is not { } key ? [] : Rows(key, file => file.Marriages,
            row => (manIdNumber is null || row.ManIdNumber == manIdNumber) && (womanIdNumber is null || row.WomanIdNumber == womanIdNumber));

    public IReadOnlyList<PreferentialRow> Preferential(string idNumber) => Rows(idNumber, file => file.Preferential,
        row => row.HolderIdNumber == idNumber || row.Beneficiaries.Any(one => one.IdNumber == idNumber));

    private static void Add(Dictionary<string, FamilyFile> byKey, FamilyFile file)
    {
        foreach (var key in file.Keys())
            byKey.Add(key, file);
    }

    private FamilyFile? Find(string key) => _byKey.GetValueOrDefault(key);

    private IReadOnlyList<T> Rows<T>(string key, Func<FamilyFile, IReadOnlyList<T>> kind, Predicate<T> counts) =>
        Find(key) is { } file ? [.. kind(file).Where(row => counts(row))] : [];
}
