using DataHub.Core.Policies;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Policies;

/// <summary>School districts: well-formed areas, none in two districts.</summary>
internal static class DistrictRules
{
    public static IEnumerable<PolicyProblem> Problems(Policy policy)
    {
        foreach (var problem in Repeats.In(policy.Districts, d => d.Id, "/districts", "district"))
        {
            yield return problem;
        }

        for (var i = 0; i < policy.Districts.Count; i++)
        {
            var district = policy.Districts[i];
            var at = Pointers.Item("/districts", i);
            if (string.IsNullOrWhiteSpace(district.Id))
            {
                yield return new($"{at}/id", "the district's id is empty", "give it an id");
            }

            if (string.IsNullOrWhiteSpace(district.Name))
            {
                yield return new($"{at}/name", "the district's name is empty", "name the school");
            }

            if (district.Areas.Count == 0)
            {
                yield return new($"{at}/areas", "the district has no area", "list its communities, villages, towns or roads");
            }

            for (var j = 0; j < district.Areas.Count; j++)
            {
                foreach (var problem in InArea(district.Areas[j], Pointers.Item($"{at}/areas", j)))
                {
                    yield return problem;
                }
            }
        }

        foreach (var overlap in DistrictOverlaps.Find(policy.Districts))
        {
            yield return new(
                PointerTo(overlap.SecondArea, policy.Districts),
                $"{overlap.SecondArea.Name} of {overlap.SecondId} overlaps {overlap.FirstArea.Name} of {overlap.FirstId}",
                "draw the districts so that every address lies in one only");
        }
    }

    private static string PointerTo(DistrictArea area, IReadOnlyList<SchoolDistrict> districts)
    {
        // By identity: two districts may write the same area, and only one of them is meant.
        var places = from i in Enumerable.Range(0, districts.Count)
                     from j in Enumerable.Range(0, districts[i].Areas.Count)
                     where ReferenceEquals(districts[i].Areas[j], area)
                     select Pointers.Item(Pointers.Item("/districts", i) + "/areas", j);
        return places.First();
    }

    private static IEnumerable<PolicyProblem> InArea(DistrictArea area, string at)
    {
        if (string.IsNullOrWhiteSpace(area.Name))
        {
            yield return new($"{at}/name", "the area's name is empty", "name it");
        }

        if (area.Kind != AreaKind.Road && (area.From ?? area.To) is not null)
        {
            yield return new($"{at}/{(area.From is null ? "to" : "from")}", "only a road has house numbers", "remove the numbers");
        }

        if (area.Kind != AreaKind.Road && area.Parity is not null)
        {
            yield return new($"{at}/parity", "only a road has sides", "remove the parity");
        }

        if (area.Kind != AreaKind.Village && area.Town is not null)
        {
            yield return new($"{at}/town", "only a village is told apart by its town", "remove the town");
        }

        if (area.From < 1)
        {
            yield return new($"{at}/from", $"{area.From} is no house number", "give 1 or more, or leave it open");
        }

        if (area.To < (area.From ?? 1))
        {
            yield return new($"{at}/to", $"{area.To} lies before the first number {area.From ?? 1}", "give the larger number last");
        }
    }
}
