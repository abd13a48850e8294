namespace DataHub.Mocks.Bureau.Population;

/// <summary>One family with every row that any department has about it. Rows refer to people of this file only.</summary>
internal sealed class FamilyFile
{
    public required MadeUpFamily Family { get; init; }
    public required IReadOnlyList<HouseholdRow> Households { get; init; }
    public required IReadOnlyList<PermitRow> Permits { get; init; }
    public required IReadOnlyList<TitleRow> Titles { get; init; }
    public required IReadOnlyList<PresaleRow> Contracts { get; init; }
    public required IReadOnlyList<RentalRow> Rentals { get; init; }
    public required IReadOnlyList<InsuredRow> Insured { get; init; }
    public required IReadOnlyList<EnterpriseRow> Enterprises { get; init; }
    public required IReadOnlyList<SoleTraderRow> SoleTraders { get; init; }
    public required IReadOnlyList<BirthRow> Births { get; init; }
    public required IReadOnlyList<MarriageRow> Marriages { get; init; }
    public required IReadOnlyList<PreferentialRow> Preferential { get; init; }
    /// <summary>People of a village whose titles are not digitised.</summary>
    public required IReadOnlyList<string> WithoutTitleRegister { get; init; }

    /// <summary>Every number by which a department may be asked for something of this family.</summary>
    public IEnumerable<string> Keys() =>
        Households.Select(row => row.IdNumber)
            .Concat(Permits.Select(row => row.IdNumber))
            .Concat(Titles.SelectMany(row => row.Owners).Select(owner => owner.IdNumber))
            .Concat(Titles.Select(row => TitleKey(row.TitleNumber)))
            .Concat(Contracts.SelectMany(row => row.Buyers).Select(buyer => buyer.IdNumber))
            .Concat(Contracts.Select(row => row.ContractNumber))
            .Concat(Rentals.Select(row => row.TenantIdNumber))
            .Concat(Insured.Select(row => row.IdNumber))
            .Concat(Enterprises.SelectMany(row => new[] { row.CreditCode, row.LegalPersonIdNumber }))
            .Concat(SoleTraders.SelectMany(row => new[] { row.CreditCode, row.OperatorIdNumber }))
            .Concat(Births.SelectMany(row => new[] { row.BirthCode, row.MotherIdNumber }))
            .Concat(Marriages.SelectMany(row => new[] { row.ManIdNumber, row.WomanIdNumber }))
            .Concat(Preferential.SelectMany(row => row.Beneficiaries.Select(one => one.IdNumber).Append(row.HolderIdNumber)))
            .Concat(WithoutTitleRegister)
            .Where(key => key.Length > 0)
            .Distinct();

    /// <summary>One key for all spellings of a title number: no spaces, half-width.</summary>
    public static string TitleKey(string titleNumber) => string.Create(titleNumber.Count(c => !char.IsWhiteSpace(c)), titleNumber, (key, text) =>
    {
        var at = 0;
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                key[at++] = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
    });
}
