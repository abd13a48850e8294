using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>The home, or the household book, is the grandfather's.</summary>
internal static class GrandparentScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("grandparent-home", 15, [Lixia], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).ThreeGenerationBook(home).Birth().Marriage().Title(home, new(), (f.Grandfather, ""));
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The grandfather's home counts, as the family owns none.");
        }),
        new("grandparent-home-where-not-taken", 6, [Licheng, Linshu], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).ThreeGenerationBook(home).Birth().Marriage().Title(home, new(), (f.Grandfather, ""));
            return f.Claim(PropertyAndHousehold).Papers("This county does not take a grandparent's title as the home.", ("home", PropertyCertificate));
        }),
        new("grandparent-book", 10, [Lixia], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).GrandparentBook(home).Birth().Marriage().Title(home, new(), (f.Grandfather, ""));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "In the grandfather's book, at the grandfather's home.");
        }),
        new("grandparent-book-household-only", 6, [Lixia], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).GrandparentBook(home).Birth().Marriage().Title(home, new(), (f.Grandfather, ""));
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "The grandfather's title is at the household address.");
        }),
        new("grandparent-book-other-home", 5, [Lixia], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).GrandparentBook(home).Birth().Marriage().Title(f.InOtherDistrictThan(home), new(), (f.Grandfather, ""));
            return f.Claim(PropertyAndHousehold).NotMet("The grandfather's home is not where the book is.");
        }),
        new("grandparent-book-address-without-door", 4, [Lixia], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).GrandparentBook(home, new() { Address = AddressWriter.WriteWithoutDoor(home, f.Dice) }).Birth().Marriage()
                .Title(home, new(), (f.Grandfather, ""));
            return f.Claim(PropertyAndHousehold).Review("The book names the yard only: perhaps the same home.");
        }),
        new("grandparent-book-where-not-taken", 6, [Licheng, Linshu], f =>
        {
            WithGrandfather(f).GrandparentBook(f.FlatInDistrict()).Birth().Marriage();
            return f.Claim(HouseholdOnly).NotMet("Not in a parent's book.");
        }),
        new("household-at-grandparent-home", 10, [Lixia, Licheng], f =>
        {
            var home = f.FlatInDistrict();
            WithGrandfather(f).ThreeGenerationBook(home).Birth().Marriage().Title(home, new(), (f.Grandfather, ""));
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "No home of their own; registered at the grandfather's.");
        }),
    ];

    private static FamilyBuilder WithGrandfather(FamilyBuilder f) => f.BothParents().Guardian("grandparent", f.Grandfather);
}
