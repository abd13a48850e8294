using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>A home lies in a school district of the policy, by whatever record speaks of it.</summary>
internal abstract class InDistrictCheck(CheckDefinition definition) : Check(definition)
{
    public static IReadOnlyList<string> Reasons { get; } = ["home-in-district", "home-in-several-districts", "home-outside-districts", "home-district-unclear"];

    public sealed override CheckResult Judge(in Candidate candidate, Dossier dossier)
    {
        var location = dossier.Locate(HomeAddress.Of(candidate.Record!));
        return location.Finding switch
        {
            DistrictFinding.Inside => Pass("home-in-district", Said(candidate, "district", location.Districts)),
            DistrictFinding.Several => Review("home-in-several-districts", Said(candidate, "districts", location.Districts)),
            DistrictFinding.Outside => Fail("home-outside-districts", Said(candidate, "near", location.Near)),
            _ => Review("home-district-unclear", Said(candidate, "near", location.Near)),
        };
    }

    private static Fact Said(in Candidate home, string field, IReadOnlyList<string> districts) =>
        Fact(home, field, districts.Count == 1 ? districts[0] : string.Join(", ", districts));
}
