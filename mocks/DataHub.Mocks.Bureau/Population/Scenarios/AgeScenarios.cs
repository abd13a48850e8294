using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Groups;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Born outside the year that is admitted: whatever else holds, not met.</summary>
internal static class AgeScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("too-young", 12, Divisions.All, f => Born(f, Season.BornFrom.AddYears(1), "Born after the window.")),
        new("too-old", 8, Divisions.All, f => Born(f, Season.BornFrom.AddDays(-366), "Born before the window.")),
    ];

    private static ExpectedTruth Born(FamilyBuilder f, DateOnly from, string note)
    {
        f.ChildBornFrom = from;
        var home = f.InDistrict();
        f.BothParents().ParentsBook(home).Birth().Marriage().OwnTitle(home);
        return f.ClaimOrLeave(PropertyAndHousehold).NotMet(note);
    }
}
