using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Registered in the county without a home of their own; and household books that break a rule.</summary>
internal static class HouseholdScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("no-home-owned", 55, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict()).Birth().Marriage();
            return f.ClaimOrLeave(HouseholdOnly).ZeroProof(HouseholdOnly, "No home on record: none is owned.");
        }),
        new("tenants", 45, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict()).Birth().Marriage().Rental(f.InDistrict(), f.Dice.Chance(50) ? f.Father : f.Mother);
            return f.ClaimOrLeave(HouseholdOnly).ZeroProof(HouseholdOnly, "A filed rental, and no home owned.");
        }),
        new("tenants-with-a-shop", 8, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict()).Birth().Marriage().Title(f.InDistrict(), new() { Use = "20" }, (f.Father, ""))
                .Title(f.InDistrict(), new() { State = "2" }, (f.Mother, ""));
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "A shop and a sold flat are no home that could serve.");
        }),
        new("tenants-village-not-digitised", 5, [Linshu], f =>
        {
            f.BothParents().ParentsBook(f.Village()).Birth().Marriage().TitlesNotDigitised(f.Child, f.Father, f.Mother).Rental(f.InDistrict(), f.Mother);
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "Titles are not covered, the rental serves.");
        }),
        new("village-not-digitised", 6, [Linshu], f =>
        {
            f.BothParents().ParentsBook(f.Village()).Birth().Marriage().TitlesNotDigitised(f.Child, f.Father, f.Mother);
            return f.Claim(HouseholdOnly).Papers("Titles are not covered; the alternative with a paper is the rental.", ("residence", RentalCertificate));
        }),
        new("collective-without-home", 8, Divisions.All, f =>
        {
            f.BothParents().Book(f.InDistrict(), new() { Collective = true }, (f.Outsider, "02"), (f.Mother, "99"), (f.Child, "99")).Birth().Marriage();
            return f.ClaimOrLeave(HouseholdOnly).ZeroProof(HouseholdOnly, "A collective household with the mother; the birth certificate proves her.");
        }),
        new("child-heads-own-book", 6, [Linshu], f =>
        {
            f.BothParents().Book(f.InDistrict(), new(), (f.Child, "02")).Book(f.Elsewhere(), new(), (f.Father, "02"), (f.Mother, "12")).Birth().Marriage();
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "This county takes a child alone in its book.");
        }),
        new("child-heads-own-book-where-not-taken", 3, [Lixia, Licheng], f =>
        {
            f.BothParents().Book(f.InDistrict(), new(), (f.Child, "02")).Book(f.Elsewhere(), new(), (f.Father, "02"), (f.Mother, "12")).Birth().Marriage();
            return f.Claim(HouseholdOnly).NotMet("Not in a parent's book.");
        }),
        new("moved-in-late", 10, [Lixia, Licheng], f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home, new() { ChildMovedIn = f.Dice.Day(Season.CutOff.AddDays(1), new(2026, 6, 9)) }).Birth().Marriage().OwnTitle(home);
            return f.Claim(PropertyAndHousehold).NotMet("Moved in after the cut-off.");
        }),
        new("collective-with-home", 6, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home, new() { Collective = true }).Birth().Marriage().OwnTitle(home);
            return f.Claim(PropertyAndHousehold).NotMet("A collective household does not count with a home.");
        }),
        new("registered-elsewhere", 8, Divisions.All, f =>
        {
            var from = f.ComesFromElsewhere();
            f.BothParents().ParentsBook(from).Birth().Marriage();
            return f.Claim(HouseholdOnly).NotMet("Registered in another county.");
        }),
        new("registration-cancelled", 4, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict(), new() { ChildState = "1" }).Birth().Marriage();
            return f.Claim(HouseholdOnly).NotMet("The child's registration is cancelled: moved out.");
        }),
        new("not-registered", 8, Divisions.All, f =>
        {
            f.Origin = f.Dice.Pick(Counties.OtherProvinces);
            f.BothParents().Birth().Marriage();
            return f.Claim(HouseholdOnly).Papers("The province's register does not know the family.", ("household", HouseholdBook));
        }),
        new("household-under-another-name", 5, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict(), new() { ChildName = f.Child.Name[..1] + "乳名" }).Birth().Marriage();
            return f.Claim(HouseholdOnly).Review("The register knows the child's number under another name.");
        }),
        new("sex-disagrees", 5, Divisions.All, f =>
        {
            f.BothParents().ParentsBook(f.InDistrict(), new() { ChildSex = f.Child.Male ? "2" : "1" }).Birth().Marriage();
            return f.Claim(HouseholdOnly).Review("Household and id number disagree on the child's sex.");
        }),
    ];
}
