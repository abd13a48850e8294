using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>A home in the county, registered elsewhere, with resident ids and without.</summary>
internal static class PropertyOnlyScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("newcomers-with-home", 50, Divisions.All, f =>
        {
            FromElsewhere(f).OwnTitle(f.InDistrict());
            return f.ClaimOrLeave(PropertyOnly).ZeroProof(PropertyOnly, "Registered elsewhere, with a home here.");
        }),
        new("newcomers-with-contract", 10, Divisions.All, f =>
        {
            FromElsewhere(f).Contract(f.FlatInDistrict(), new(), f.Father, f.Mother);
            return f.ClaimOrLeave(PropertyOnly).ZeroProof(PropertyOnly, "Registered elsewhere, with a filed contract of a home handed over.");
        }),
        new("newcomers-without-record", 5, Divisions.All, f =>
            FromElsewhere(f).Claim(PropertyOnly).Papers("No title, no contract.", ("home", PropertyCertificate))),
        new("newcomers-home-sold", 4, Divisions.All, f =>
            FromElsewhere(f).OwnTitle(f.InDistrict(), new() { State = "2" }).Claim(PropertyOnly).Papers("The home was sold.", ("home", PropertyCertificate))),
        new("newcomers-home-seized", 3, Divisions.All, f =>
            FromElsewhere(f).OwnTitle(f.InDistrict(), new() { Restrictions = ["查封"] }).Claim(PropertyOnly).NotMet("A court has seized the home.")),
        new("newcomers-home-outside-districts", 4, [Lixia, Licheng], f =>
            FromElsewhere(f).OwnTitle(f.OutsideDistricts()).Claim(PropertyOnly).NotMet("In no school district.")),
        new("newcomers-without-anything", 6, Divisions.All, f =>
            FromElsewhere(f).Truth(Outcomes.PaperRequired, null, null, "No group fits; what each lacks is listed.")),
        new("hong-kong-family-with-home", 5, Divisions.All, f =>
        {
            f.ChildIdType = f.ParentIdType = IdTypes.HmtResidencePermit;
            f.BothParents().Birth().OwnTitle(f.InDistrict());
            return f.ClaimOrLeave(PropertyOnly).ZeroProof(PropertyOnly, "81 permits: the register does not cover them, title and birth certificate do.");
        }),
        new("foreign-family-with-home", 5, Divisions.All, f =>
        {
            f.ChildIdType = f.ParentIdType = f.Dice.Chance(70) ? IdTypes.Passport : IdTypes.HmtTravelPermit;
            f.BothParents().Birth().OwnTitle(f.InDistrict());
            return f.ClaimOrLeave(PropertyOnly).ZeroProof(PropertyOnly, "Numbers that carry no birth date: it comes with the request.");
        }),
        new("uncle-brings-orphan-with-home", 3, Divisions.All, f =>
        {
            var from = f.ComesFromElsewhere();
            f.Guardian("other", f.Outsider).Title(f.InDistrict(), new(), (f.Child, "")).Book(from, new(), (f.Child, "02"));
            return f.Claim(PropertyOnly).Review("A guardian who is no parent: guardianship papers are looked at by a person.");
        }),
    ];

    private static FamilyBuilder FromElsewhere(FamilyBuilder f)
    {
        var from = f.ComesFromElsewhere();
        return f.BothParents().ParentsBook(from).Birth().Marriage();
    }
}
