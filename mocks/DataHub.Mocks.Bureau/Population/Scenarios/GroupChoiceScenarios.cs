using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>
/// Nothing is claimed: the best of the groups whose defining requirements hold, or may hold, is the family's; among equals the first
/// of the policy.
/// </summary>
internal static class GroupChoiceScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("unclaimed-home-in-another-district", 5, [Lixia, Licheng], f =>
        {
            var registeredAt = f.InDistrict();
            RegisteredAt(f, registeredAt).OwnTitle(f.InOtherDistrictThan(registeredAt));
            return f.ZeroProof(PropertyOnly, "Home and household lie in two districts: the home alone serves.");
        }),
        new("unclaimed-moved-in-late", 4, [Lixia, Licheng], f =>
        {
            var home = f.InDistrict();
            f.BothParents().ParentsBook(home, new() { ChildMovedIn = new(2026, 6, 2) }).Birth().Marriage().OwnTitle(home);
            return f.ZeroProof(PropertyOnly, "The household is too young: the home alone serves.");
        }),
        new("unclaimed-home-sold", 5, Divisions.All, f =>
        {
            var home = f.InDistrict();
            RegisteredAt(f, home).OwnTitle(home, new() { State = "2" });
            return f.ZeroProof(HouseholdOnly, "The home was sold and none is owned: the household serves.");
        }),
        new("unclaimed-home-seized", 3, Divisions.All, f =>
        {
            var home = f.InDistrict();
            RegisteredAt(f, home).OwnTitle(home, new() { Restrictions = ["查封"] });
            return f.ZeroProof(HouseholdOnly, "A seized home could not serve, so none is owned: the household serves.");
        }),
        new("unclaimed-home-disputed", 3, Divisions.All, f =>
        {
            var home = f.InDistrict();
            RegisteredAt(f, home).OwnTitle(home, new() { Restrictions = ["异议"] });
            return f.Truth(Outcomes.Review, PropertyAndHousehold, null, "The home may count: a person looks.");
        }),
        new("unclaimed-preferential-registered-here", 4, Divisions.All, f =>
        {
            RegisteredAt(f, f.InDistrict()).PreferentialTreatment("03");
            return f.ZeroProof(HouseholdOnly, "Two groups need no paper: the first of the policy.");
        }),
        new("unclaimed-migrants-with-home", 4, Divisions.All, f =>
        {
            MigrantScenarios.Resident(f).Insurance(f.Father).OwnTitle(f.InDistrict());
            return f.ZeroProof(PropertyOnly, "Two groups need no paper: the first of the policy.");
        }),
        new("unclaimed-migrants-without-rental", 4, [Lixia, Licheng], f =>
        {
            var home = f.InDistrict();
            foreach (var parent in MigrantScenarios.Registered(f).Insurance(f.Mother).PermitAsked())
                f.Permit(home, parent);
            return f.Truth(Outcomes.PaperRequired, MigrantWorker, [new("residence", RentalCertificate)], "Permits make it the only candidate; no rental on file.");
        }),
    ];

    private static FamilyBuilder RegisteredAt(FamilyBuilder f, Home home) => f.BothParents().ParentsBook(home).Birth().Marriage();
}
