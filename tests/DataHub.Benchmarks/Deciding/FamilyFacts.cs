using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;
using DataHub.Verification.Terms;

namespace DataHub.Benchmarks.Deciding;

/// <summary>
/// The same records laid out for expressions, with the same matching behind functions: RulesEngine has neither addresses nor months.
/// Made once and not measured, which the hub's own laying out is.
/// </summary>
public sealed class FamilyFacts
{
    private readonly DistrictMap _districts;

    public FamilyFacts(DecisionInput input)
    {
        var family = input.Family;
        _districts = DistrictMap.Build(input.Policy.Document.Districts);
        (Division, Today, Reference) = (input.Policy.Document.Division, input.DecisionDate, input.Policy.Document.ReferenceDate);
        BornOn = family.Child.BirthDate!.Value;
        Parents = [.. family.Guardians.Where(g => g.IsParent).Select(g => g.Person.IdNumber)];
        Grandparents = [.. family.Guardians.Where(g => g.Relation == Core.Families.Relation.Grandparent).Select(g => g.Person.IdNumber)];
        Records = [.. input.Evidence.Where(e => e.State == PullState.Record).SelectMany(e => e.Answer!.Records)];
        Households = [.. Records.OfType<HouseholdRecord>()];
        Child = Households.FirstOrDefault(h => h.IdNumber == family.Child.IdNumber);
        Titles = [.. Records.OfType<PropertyTitleRecord>()];
        Contracts = [.. Records.OfType<PresaleContractRecord>()];
        Rentals = [.. Records.OfType<RentalFilingRecord>()];
        Permits = [.. Records.OfType<ResidencePermitRecord>()];
        Contributions = [.. Records.OfType<SocialInsuranceRecord>().SelectMany(r => r.Contributions)];
        Businesses = [.. Records.OfType<BusinessRecord>()];
        Births = [.. Records.OfType<BirthCertificateRecord>()];
        Marriages = [.. Records.OfType<MarriageRecord>()];
        Preferentials = [.. Records.OfType<PreferentialRecord>()];
    }

    public string Division { get; }
    public DateOnly Today { get; }
    public DateOnly Reference { get; }
    public DateOnly BornOn { get; }
    public string[] Parents { get; }
    public string[] Grandparents { get; }
    public SourceRecord[] Records { get; }
    public HouseholdRecord? Child { get; }
    public HouseholdRecord[] Households { get; }
    public PropertyTitleRecord[] Titles { get; }
    public PresaleContractRecord[] Contracts { get; }
    public RentalFilingRecord[] Rentals { get; }
    public ResidencePermitRecord[] Permits { get; }
    public Contribution[] Contributions { get; }
    public BusinessRecord[] Businesses { get; }
    public BirthCertificateRecord[] Births { get; }
    public MarriageRecord[] Marriages { get; }
    public PreferentialRecord[] Preferentials { get; }

    public bool IsParent(string? number) => number is not null && Parents.Contains(number);

    public bool InHouseholdOf(bool grandparents) =>
        Households.Any(h => h.HouseholdNumber == Child?.HouseholdNumber && (IsParent(h.IdNumber) || (grandparents && Grandparents.Contains(h.IdNumber))));

    public bool OwnsAtLeast(PropertyTitleRecord title, int percent) =>
        title.Owners.Where(o => IsParent(o.IdNumber) || Grandparents.Contains(o.IdNumber)).Select(o => o.Share ?? new Fraction(1, title.Owners.Count)).Aggregate(Fraction.Zero, (a, b) => a + b)
            >= new Fraction(percent, 100);

    public bool InDistrict(string address) => _districts.Locate(Address.Parse(address)).Finding == DistrictFinding.Inside;

    public bool SameDistrict(string address) =>
        Child is not null && _districts.Locate(Address.Parse(address)).Districts.Intersect(_districts.Locate(Address.Parse(Child.Address)).Districts).Any();

    public bool SameHome(string address) =>
        Child is not null && AddressComparison.Compare(Address.Parse(Child.Address), Address.Parse(address)) == AddressMatch.SameHome;

    public bool MonthsSince(DateOnly start, int months) => Months.Between(start, Reference) >= months;

    public bool PaidMonths(string[] prefixes, int months) =>
        Contributions.Where(c => c.State == ContributionState.Paid && prefixes.Any(p => c.Division.StartsWith(p, StringComparison.Ordinal))).Select(c => c.Month).Distinct().Count() >= months;
}
