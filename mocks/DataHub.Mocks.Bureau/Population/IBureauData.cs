namespace DataHub.Mocks.Bureau.Population;

/// <summary>
/// What the departments behind the bureau know, asked as their interfaces ask it. The rows hold plain facts
/// (dates as dates, codes as the handbook prints them); the wire writes them as each interface spells them.
/// Look-ups are by id number alone: whether the caller's name fits is the wire's business.
/// </summary>
public interface IBureauData
{
    HouseholdRow? Household(string idNumber);
    IReadOnlyList<PermitRow> Permits(string idNumber);
    IReadOnlyList<TitleRow> TitlesOfOwner(string idNumber);
    IReadOnlyList<TitleRow> TitlesByNumber(string titleNumber);
    /// <summary>
    /// False where a query with this county in <c>ssxq</c> answers NOT_COVERED: the titles of the village this person
    /// belongs to are not digitised. Per person, as counties digitise village by village.
    /// </summary>
    bool TitlesCovered(string division, string ownerIdNumber);
    IReadOnlyList<PresaleRow> ContractsOfBuyer(string idNumber);
    IReadOnlyList<PresaleRow> ContractsByNumber(string contractNumber);
    IReadOnlyList<RentalRow> RentalsOfTenant(string idNumber);
    InsuredRow? Insured(string idNumber);
    IReadOnlyList<EnterpriseRow> EnterprisesOfPerson(string idNumber);
    IReadOnlyList<EnterpriseRow> EnterprisesByCode(string creditCode);
    IReadOnlyList<SoleTraderRow> SoleTradersOfPerson(string idNumber);
    IReadOnlyList<SoleTraderRow> SoleTradersByCode(string creditCode);
    BirthRow? BirthByCode(string birthCode);
    /// <summary>All births of this mother on that day under that name; two or more mean 409.</summary>
    IReadOnlyList<BirthRow> Births(string babyName, DateOnly bornOn, string motherIdNumber);
    IReadOnlyList<MarriageRow> Marriages(string? manIdNumber, string? womanIdNumber);
    /// <summary>Rows in which this person is holder or beneficiary.</summary>
    IReadOnlyList<PreferentialRow> Preferential(string idNumber);
}

/// <param name="Sex">GB/T 2261.1: 1 male, 2 female.</param>
/// <param name="Relation">To the head of the household, GB/T 4761.</param>
/// <param name="Kind">1 family, 2 collective.</param>
/// <param name="State">0 registered, 1 cancelled, 2 dead.</param>
public sealed record HouseholdRow(string IdNumber, string Name, string Sex, string Ethnicity, DateOnly BornOn, string HouseholdNumber,
    string HeadName, string HeadIdNumber, string Relation, string Kind, string Address, string Division, string Station,
    DateOnly? MovedInOn, string Issuer, string State, bool Collective);

/// <param name="State">0 invalid, 1 valid, 2 cancelled.</param>
public sealed record PermitRow(string Name, string IdNumber, string PermitNumber, string Division, string Address, string Reason,
    DateOnly FirstIssuedOn, DateOnly ValidFrom, DateOnly ValidTo, int Endorsements, string State);

/// <param name="IdType">1 resident id, 2 Hong Kong, Macao or Taiwan permit, 3 passport, 9 other.</param>
/// <param name="Share">As printed: "50%", "1/2", "0.5" or "".</param>
public sealed record OwnerRow(string Name, string IdType, string IdNumber, string Share);

/// <param name="Use">10 dwelling, 20 commercial, 30 office, 40 industrial, 50 apartment-hotel, 90 other.</param>
/// <param name="Ownership">1 sole, 2 joint, 3 by shares.</param>
/// <param name="State">1 current, 2 historic, 3 cancelled.</param>
/// <param name="Restrictions">Any of 抵押, 查封, 异议, 居住权.</param>
public sealed record TitleRow(string TitleNumber, string UnitNumber, string Address, string Division, string Use, string UseName, decimal Area,
    string Ownership, DateTime RegisteredAt, string State, IReadOnlyList<string> Restrictions, IReadOnlyList<OwnerRow> Owners);

/// <param name="State">已备案, 已注销 or 已转登记.</param>
public sealed record PresaleRow(string ContractNumber, IReadOnlyList<(string Name, string IdNumber)> Buyers, string Address, string Division,
    string Use, decimal Area, decimal Price, DateOnly FiledOn, string State, bool HandedOver, DateOnly? HandedOverOn, string UnitNumber);

/// <param name="State">1 filed, 2 ended, 3 withdrawn.</param>
public sealed record RentalRow(string FilingNumber, string TenantName, string TenantIdNumber, string OwnerName, string OwnerIdNumber,
    string Address, string Division, DateOnly From, DateOnly To, int MonthlyRent, int State, bool PublicRental);

/// <param name="Months">Every month on record; the wire cuts to the period asked for.</param>
public sealed record InsuredRow(string PersonNumber, string IdNumber, string Name, IReadOnlyList<InsuranceMonthRow> Months);

/// <param name="Month">yyyyMM.</param>
/// <param name="Kind">110 pension of employees, 150 pension of flexible workers, 310 medical, 410 work injury, 210 unemployment.</param>
/// <param name="State">1 paid, 2 owed, 3 paid later.</param>
public sealed record InsuranceMonthRow(string Month, string Kind, string State, string Employer, string EmployerCode, string Division);

/// <param name="State">1 in business, 2 revoked, 3 deregistered, 4 moved out.</param>
public sealed record EnterpriseRow(string CreditCode, string Name, string Address, string LegalPerson, string LegalPersonIdNumber,
    DateOnly EstablishedOn, DateOnly OperatesFrom, DateOnly? OperatesTo, string State, string StateName, string TaxState);

public sealed record SoleTraderRow(string CreditCode, string Name, string Address, string Operator, string OperatorIdNumber,
    DateOnly EstablishedOn, string State, string StateName, string TaxState);

/// <param name="State">1 valid, 2 replaced, 3 void.</param>
public sealed record BirthRow(string BirthCode, string BabyName, string Sex, DateTime BornAt, string Division, string MotherName,
    string MotherIdNumber, string FatherName, string FatherIdNumber, string Issuer, string State);

/// <param name="Act">IA, IC, ICA, IB, IBA or IDA.</param>
public sealed record MarriageRow(string Act, string ActName, DateTimeOffset ActAt, string ManName, string ManIdNumber, string WomanName,
    string WomanIdNumber, string CertificateNumber, string Office);

public sealed record PreferentialRow(string Category, string CategoryName, string CertificateNumber, string HolderName, string HolderIdNumber,
    IReadOnlyList<(string Name, string IdNumber)> Beneficiaries, DateOnly ValidFrom, DateOnly ValidTo, int State);
