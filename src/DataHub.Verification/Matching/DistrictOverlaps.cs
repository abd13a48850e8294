using DataHub.Core.Policies;

namespace DataHub.Verification.Matching;

/// <summary>Two areas of different districts that share an address.</summary>
public sealed record DistrictOverlap(string FirstId, DistrictArea FirstArea, string SecondId, DistrictArea SecondArea);

/// <summary>For the validation of a policy: no address may lie in two districts.</summary>
public static class DistrictOverlaps
{
    /// <summary>Every pair of overlapping areas, in the order in which the districts are written.</summary>
    public static IReadOnlyList<DistrictOverlap> Find(IReadOnlyList<SchoolDistrict> districts)
    {
        // Only areas of one name can share an address, a town and its villages aside: group instead of comparing all with all.
        var areas = districts.SelectMany((d, i) => d.Areas.Select(a => new Placed(d.Id, i, a, Key(a), Town(a)))).ToList();
        var byName = areas.GroupBy(a => a.Key).SelectMany(Pairs);
        var villages = areas.Where(a => a.Area.Kind == AreaKind.Village && a.Town is not null).ToLookup(a => a.Town);
        var byTown = areas.Where(a => a.Area.Kind == AreaKind.Town).SelectMany(town => villages[town.Key.Name].Select(village => (town, village)));
        return
        [
            .. byName.Concat(byTown).Where(p => p.Item1.Index != p.Item2.Index)
                .Select(p => p.Item1.Index < p.Item2.Index ? p : (p.Item2, p.Item1))
                .OrderBy(p => p.Item1.Index).ThenBy(p => p.Item2.Index)
                .Select(p => new DistrictOverlap(p.Item1.Id, p.Item1.Area, p.Item2.Id, p.Item2.Area)),
        ];
    }

    private static IEnumerable<(Placed, Placed)> Pairs(IEnumerable<Placed> sameName)
    {
        var areas = sameName.ToList();
        return from i in Enumerable.Range(0, areas.Count)
               from j in Enumerable.Range(i + 1, areas.Count - i - 1)
               where Share(areas[i], areas[j])
               select (areas[i], areas[j]);
    }

    private static bool Share(Placed a, Placed b) =>
        a.Area.Kind == AreaKind.Road
            ? RoadStretch.Of(a.Area).Overlaps(RoadStretch.Of(b.Area))
            : a.Town is null || b.Town is null || a.Town == b.Town;

    /// <summary>Communities and villages share one space of names, as addresses do not say which they mean.</summary>
    private static (AreaKind Space, string Name) Key(DistrictArea area)
    {
        var name = Address.Normalize(area.Name);
        return area.Kind switch
        {
            AreaKind.Road => (AreaKind.Road, name),
            AreaKind.Town => (AreaKind.Town, PlaceNames.TownStem(name).ToString()),
            _ => (AreaKind.Village, PlaceNames.PlaceStem(name).ToString()),
        };
    }

    private static string? Town(DistrictArea area) => area.Town is null ? null : PlaceNames.TownStem(Address.Normalize(area.Town)).ToString();

    private sealed record Placed(string Id, int Index, DistrictArea Area, (AreaKind Space, string Name) Key, string? Town);
}
