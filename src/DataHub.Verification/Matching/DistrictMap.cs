using System.Collections.Frozen;
using DataHub.Core.Policies;

namespace DataHub.Verification.Matching;

/// <summary>The school districts of a policy, compiled for look-ups. Immutable; share one for a policy version.</summary>
public sealed class DistrictMap
{
    private readonly string[] _ids;
    private readonly DistrictLocation[] _inside;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _places;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _towns;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _roads;

    private DistrictMap(IReadOnlyList<SchoolDistrict> districts)
    {
        _ids = [.. districts.Select(d => d.Id)];
        _inside = [.. _ids.Select(id => new DistrictLocation(DistrictFinding.Inside, [id], []))];
        var areas = districts.SelectMany((d, i) => d.Areas.Select(a => (Area: a, District: i))).ToList();
        _places = Compile(areas, a => a.Kind is AreaKind.Community or AreaKind.Village, name => PlaceNames.PlaceStem(name).ToString());
        _towns = Compile(areas, a => a.Kind == AreaKind.Town, name => PlaceNames.TownStem(name).ToString());
        _roads = Compile(areas, a => a.Kind == AreaKind.Road, name => name);
    }

    public static DistrictMap Build(IReadOnlyList<SchoolDistrict> districts) => new(districts);

    /// <summary>Finds the districts whose areas hold the address. Every area that the address names counts.</summary>
    public DistrictLocation Locate(in Address address)
    {
        var (hits, near) = (new DistrictSet(_ids.Length), new DistrictSet(_ids.Length));
        var unclear = false;
        FindPlace(address.Community, address, ref hits, ref near, ref unclear);
        FindPlace(address.Village, address, ref hits, ref near, ref unclear);
        if (_towns.TryGetValue(PlaceNames.TownStem(address.Town), out var towns))
        {
            foreach (var entry in towns)
            {
                hits.Add(entry.District);
            }
        }

        FindRoad(address, ref hits, ref near, ref unclear);
        if (hits.Count == 1)
        {
            return _inside[hits.First];
        }

        if (hits.Count > 1)
        {
            return new(DistrictFinding.Several, hits.Names(_ids), []);
        }

        var said = !address.Village.IsEmpty || (!address.Road.IsEmpty && (address.Number.Number is not null || !_roads.ContainsKey(address.Road)))
            || (!address.Community.IsEmpty && _roads.Dictionary.Count == 0);
        AddSimilar(address.Community, ref near);
        return new(said && !unclear ? DistrictFinding.Outside : DistrictFinding.Unclear, [], near.Names(_ids));
    }

    private void FindPlace(ReadOnlySpan<char> name, in Address address, ref DistrictSet hits, ref DistrictSet near, ref bool unclear)
    {
        if (name.IsEmpty || !_places.TryGetValue(PlaceNames.PlaceStem(name), out var entries))
        {
            return;
        }

        foreach (var entry in entries)
        {
            if (entry.Town is null || PlaceNames.TownStem(address.Town).SequenceEqual(entry.Town))
            {
                hits.Add(entry.District);
            }
            else if (address.Town.IsEmpty && entries.Length == 1)
            {
                // The only village of that name.
                hits.Add(entry.District);
            }
            else
            {
                near.Add(entry.District);
                unclear |= address.Town.IsEmpty;
            }
        }
    }

    private void FindRoad(in Address address, ref DistrictSet hits, ref DistrictSet near, ref bool unclear)
    {
        if (address.Road.IsEmpty || !_roads.TryGetValue(address.Road, out var entries))
        {
            return;
        }

        var number = address.Number.Number;
        foreach (var entry in entries)
        {
            if (entry.Stretch.IsWhole || (number is { } n && entry.Stretch.Contains(n)))
            {
                hits.Add(entry.District);
            }
            else
            {
                near.Add(entry.District);
                unclear |= number is null;
            }
        }
    }

    /// <summary>保利花园东区 comes near 保利花园.</summary>
    private void AddSimilar(ReadOnlySpan<char> community, ref DistrictSet near)
    {
        if (community.Length < 2)
        {
            return;
        }

        foreach (var (name, entries) in _places.Dictionary)
        {
            if (name.AsSpan().Contains(community, StringComparison.Ordinal) || community.Contains(name, StringComparison.Ordinal))
            {
                foreach (var entry in entries)
                {
                    near.Add(entry.District);
                }
            }
        }
    }

    private static FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Compile(
        List<(DistrictArea Area, int District)> areas, Func<DistrictArea, bool> kind, Func<string, string> key) =>
        areas.Where(a => kind(a.Area))
            .GroupBy(a => key(Address.Normalize(a.Area.Name)))
            .ToFrozenDictionary(g => g.Key, g => g.Select(a => Entry.Of(a.Area, a.District)).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private sealed record Entry(int District, string? Town, RoadStretch Stretch)
    {
        public static Entry Of(DistrictArea area, int district) => new(
            district,
            area.Town is null ? null : PlaceNames.TownStem(Address.Normalize(area.Town)).ToString(),
            RoadStretch.Of(area));
    }
}
