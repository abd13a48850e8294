namespace DataHub.Mocks.Bureau.Population;

/// <summary>A community (with its road and number) or a village of the gazetteer: where homes are.</summary>
/// <param name="Kind"><c>community</c> or <c>village</c>.</param>
/// <param name="Name">Null for a yard that is known by its number alone.</param>
/// <param name="Town">Town or street office.</param>
/// <param name="District">School district id; null outside every district.</param>
public sealed record Place(string Kind, string? Name, string Town, string? District, string? Road = null, int Number = 0,
    int Buildings = 0, int Units = 0, int Floors = 0, int Rooms = 0, int Groups = 0, int Houses = 0)
{
    /// <summary>Division code of the county; set when the gazetteer is read.</summary>
    public string Division { get; init; } = "";

    public bool IsVillage => Kind == "village";
}

/// <summary>One home. In a community: building, unit, floor and room (501 is on floor 5); in a village: group and house.</summary>
internal sealed record Home(Place Place, int Building, int Unit, int Floor, int Room, int Group, int House)
{
    public string Division => Place.Division;

    public static Home Community(Place place, int building, int unit, int room) => new(place, building, unit, room / 100, room, 0, 0);

    public static Home Draw(Place place, Dice dice)
    {
        if (place.IsVillage)
            return new(place, 0, 0, 0, 0, dice.Between(1, place.Groups), dice.Between(1, place.Houses));
        var floor = dice.Between(1, place.Floors);
        return new(place, dice.Between(1, place.Buildings), dice.Between(1, place.Units), floor, floor * 100 + dice.Between(1, place.Rooms), 0, 0);
    }
}
