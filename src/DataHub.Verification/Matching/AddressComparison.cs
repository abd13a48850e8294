using DataHub.Core.Identifiers;

namespace DataHub.Verification.Matching;

/// <summary>
/// Compares addresses part by part. What is missing on one side contradicts nothing, but proves nothing either: one home needs a shared
/// place, building and room. Two different rooms are never one home.
/// </summary>
public static class AddressComparison
{
    private enum Agreement { Unknown, Same, Different, Conflicting }

    /// <param name="level">Parts finer than this are not looked at: at <see cref="AddressLevel.Building"/> two homes of one building are
    /// <see cref="AddressMatch.SameBuilding"/> whether or not their rooms are written.</param>
    public static AddressMatch Compare(in Address a, in Address b, AddressLevel level = AddressLevel.Home) => Place(a, b) switch
    {
        Agreement.Different => AddressMatch.Different,
        Agreement.Same => WithinPlace(a, b, level),
        Agreement.Unknown when level == AddressLevel.Home && DoorsContradict(a, b) => AddressMatch.Different,
        _ => AddressMatch.Ambiguous,
    };

    /// <summary>As <see cref="Compare(in Address, in Address, AddressLevel)"/>; an equal real unit number (GB/T 37346) settles it.</summary>
    public static AddressMatch Compare(in Address a, string? unitA, in Address b, string? unitB, AddressLevel level = AddressLevel.Home) =>
        UnitNumber.SameUnit(unitA, unitB) ? AddressMatch.SameHome : Compare(a, b, level);

    private static AddressMatch WithinPlace(in Address a, in Address b, AddressLevel level)
    {
        if (level == AddressLevel.Community)
        {
            return AddressMatch.SameCommunity;
        }

        if (IsFarmhouse(a) && IsFarmhouse(b))
        {
            return a.Number.Contradicts(b.Number) || a.Group.Contradicts(b.Group) ? AddressMatch.SameCommunity
                : a.Number.Agrees(b.Number) ? (level == AddressLevel.Building ? AddressMatch.SameBuilding : AddressMatch.SameHome)
                : AddressMatch.Ambiguous;
        }

        if (a.Building.Contradicts(b.Building))
        {
            return AddressMatch.SameCommunity;
        }

        if (!a.Building.Agrees(b.Building))
        {
            return level == AddressLevel.Home && DoorsContradict(a, b) ? AddressMatch.SameCommunity : AddressMatch.Ambiguous;
        }

        return level == AddressLevel.Building || DoorsContradict(a, b) ? AddressMatch.SameBuilding
            : a.Room.Agrees(b.Room) ? AddressMatch.SameHome
            : AddressMatch.Ambiguous;
    }

    /// <summary>A house in a village is found by its number alone.</summary>
    private static bool IsFarmhouse(in Address a) => !a.Village.IsEmpty && a.Road.IsEmpty && a.Building.IsMissing && a.Room.IsMissing;

    private static bool DoorsContradict(in Address a, in Address b) =>
        a.Building.Contradicts(b.Building) || a.Unit.Contradicts(b.Unit) || a.Floor.Contradicts(b.Floor) || a.Room.Contradicts(b.Room);

    private static Agreement Place(in Address a, in Address b)
    {
        if (Names(PlaceNames.DivisionStem(a.Province), PlaceNames.DivisionStem(b.Province)) == Agreement.Different
            || Names(PlaceNames.DivisionStem(a.Prefecture), PlaceNames.DivisionStem(b.Prefecture)) == Agreement.Different
            || Names(PlaceNames.DivisionStem(a.County), PlaceNames.DivisionStem(b.County)) == Agreement.Different)
        {
            return Agreement.Different;
        }

        var site = Combine(Names(PlaceNames.PlaceStem(NameOf(a)), PlaceNames.PlaceStem(NameOf(b))), OnRoad(a, b));
        var town = Names(PlaceNames.TownStem(a.Town), PlaceNames.TownStem(b.Town));
        if (town != Agreement.Different)
        {
            return site;
        }

        // Villages of two towns share names; a community keeps its name when towns are redrawn.
        return site == Agreement.Same && a.Village.IsEmpty && b.Village.IsEmpty ? Agreement.Conflicting : Agreement.Different;
    }

    private static ReadOnlySpan<char> NameOf(in Address a) => a.Village.IsEmpty || !a.Community.IsEmpty ? a.Community : a.Village;

    private static Agreement OnRoad(in Address a, in Address b)
    {
        var road = Names(a.Road, b.Road);
        return road != Agreement.Same ? road
            : a.Number.Agrees(b.Number) ? Agreement.Same
            : a.Number.Contradicts(b.Number) ? Agreement.Different
            : Agreement.Unknown;
    }

    private static Agreement Combine(Agreement name, Agreement road) =>
        name == Agreement.Unknown ? road
        : road == Agreement.Unknown || road == name ? name
        : Agreement.Conflicting;

    private static Agreement Names(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.IsEmpty || b.IsEmpty ? Agreement.Unknown
        : a.SequenceEqual(b) ? Agreement.Same
        : Agreement.Different;
}
