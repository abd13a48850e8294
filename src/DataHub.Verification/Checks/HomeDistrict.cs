using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>In which school district a home lies, in the words of the checks that ask it.</summary>
internal static class HomeDistrict
{
    public static (DistrictFinding Finding, string Reason, Fact Fact) Of(string address, in Candidate home, Dossier dossier)
    {
        var location = dossier.Locate(address);
        return location.Finding switch
        {
            DistrictFinding.Inside => (location.Finding, "home-in-district", Said(home, "district", location.Districts)),
            DistrictFinding.Several => (location.Finding, "home-in-several-districts", Said(home, "districts", location.Districts)),
            DistrictFinding.Outside => (location.Finding, "home-outside-districts", Said(home, "near", location.Near)),
            _ => (location.Finding, "home-district-unclear", Said(home, "near", location.Near)),
        };
    }

    private static Fact Said(in Candidate home, string field, IReadOnlyList<string> districts) =>
        new(home.Item.Id(), field, districts.Count == 1 ? districts[0] : string.Join(", ", districts), home.Pull);
}
