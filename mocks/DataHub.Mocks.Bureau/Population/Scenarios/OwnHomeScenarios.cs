using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Registered at a home of their own: all comes from data.</summary>
internal static class OwnHomeScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("own-home", 190, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().OwnTitle(home);
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "Registered at the parents' own home.");
        }),
        new("own-home-beside-others", 20, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().OwnTitle(home)
                .Title(f.InDistrict(), new() { Use = "20" }, (f.Father, "")).Title(f.InDistrict(), new() { State = "2" }, (f.Mother, ""));
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "A shop and a sold flat beside the home do no harm.");
        }),
        new("own-homes-two", 8, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().OwnTitle(home).Title(f.InDistrict(), new(), (f.Father, ""), (f.Mother, ""));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "Two homes: one of them passes everything.");
        }),
        new("own-home-three-generations", 30, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ThreeGenerationBook(home).Birth().Marriage().OwnTitle(home);
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The grandfather heads the book; the birth certificate proves the parents.");
        }),
        new("own-home-father-registered-elsewhere", 20, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().MotherBook(home).Book(f.Elsewhere(), new(), (f.Father, "02")).Birth().Marriage().Title(home, new(), (f.Father, ""));
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The father owns the home and is in another book; the birth certificate names him.");
        }),
        new("own-home-interpunct-otherwise", 6, Divisions.All, f =>
        {
            f.Father = f.Father with { Name = "库尔班·依明" };
            f.Child = f.Child with { Name = (f.Child.Male ? "玉素甫" : "热依罕") + "·库尔班" };
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().Title(home, new() { OwnerName = f.Dice.Pick(["库尔班•依明", "库尔班．依明", "库尔班 · 依明"]) }, (f.Father, ""));
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The title spells the interpunct another way: one name.");
        }),
        new("own-home-by-shares", 15, [Lixia, Linshu], f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage()
                .Title(home, new() { ByShares = true }, (f.Father, f.Dice.Pick(["60%", "3/5", "0.6"])), (f.Outsider, f.Dice.Pick(["40%", "2/5", "0.4"])));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "60 % belong to the father, more than the county asks.");
        }),
        new("own-home-of-the-child", 8, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().Title(home, new(), (f.Child, ""));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The child itself owns the home.");
        }),
        new("new-home-by-contract", 25, Divisions.All, f =>
        {
            var home = f.FlatInDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage();
            _ = f.Dice.Chance(50) ? f.Contract(home, new(), f.Father, f.Mother) : f.Contract(home, new(), f.Mother);
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "A filed contract of a home that was handed over.");
        }),
        new("new-home-contract-became-title", 10, Divisions.All, f =>
        {
            var home = f.FlatInDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().Contract(home, new() { State = "已转登记" }, f.Father, f.Mother)
                .Title(home, new() { RegisteredOn = new(2026, 4, 22) }, (f.Father, ""), (f.Mother, ""));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The title has replaced the contract.");
        }),
        new("contract-not-handed-over-where-not-asked", 4, [Linshu], f =>
        {
            var home = f.FlatInDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().Contract(home, new() { HandedOver = false }, f.Father);
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "This county takes a filed contract before the keys are handed over.");
        }),
        new("virtual-unit", 6, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home).Birth().Marriage().OwnTitle(home, new() { VirtualUnit = true, RegisteredOn = new(2012, 5, 7) });
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "An old title on a virtual unit.");
        }),
    ];
}
