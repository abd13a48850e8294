using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Population;

public sealed class GazetteerTests
{
    public static readonly TheoryData<string> Counties = [.. Divisions.All];

    [Theory, MemberData(nameof(Counties))]
    public void A_county_has_six_districts_or_more_and_places_outside_them(string division)
    {
        var county = Gazetteer.Counties[division];
        county.Districts.Count.ShouldBeGreaterThanOrEqualTo(6);
        county.Districts.Select(district => district.Id).ShouldBeUnique();
        county.Districts.ShouldAllBe(district => district.Id.StartsWith(division + "-", StringComparison.Ordinal));
        county.Places.ShouldContain(place => place.District == null);
    }

    [Theory, MemberData(nameof(Counties))]
    public void Every_place_lies_in_its_district_and_in_no_other(string division)
    {
        foreach (var place in Gazetteer.Counties[division].Places)
        {
            var found = Gazetteer.Counties[division].Districts.Where(district => district.Areas.Any(area => Covers(area, place))).Select(district => district.Id);
            found.ShouldBe(place.District is null ? [] : [place.District], $"{place.Name} {place.Road}{place.Number}");
        }
    }

    [Theory, MemberData(nameof(Counties))]
    public void A_place_in_a_district_is_found_by_its_road_and_number_alone(string division)
    {
        var county = Gazetteer.Counties[division];
        foreach (var place in county.Places.Where(place => place is { IsVillage: false, District: not null }))
            county.Districts.Single(district => district.Id == place.District).Areas
                .ShouldContain(area => area.Kind == "road" && Covers(area, place), $"{place.Name} {place.Road}{place.Number}");
    }

    [Theory, MemberData(nameof(Counties))]
    public void No_house_number_lies_in_two_districts(string division)
    {
        var numbers = Gazetteer.Counties[division].Districts.SelectMany(district => district.Areas.Where(area => area.Kind == "road")
            .SelectMany(area => Enumerable.Range(area.From!.Value, area.To!.Value - area.From.Value + 1)
                .Where(number => ParityFits(area, number)).Select(number => (area.Name, number))));
        numbers.ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Counties))]
    public void No_community_village_or_town_lies_in_two_districts(string division)
    {
        var areas = Gazetteer.Counties[division].Districts.SelectMany(district => district.Areas).Where(area => area.Kind != "road").ToList();
        areas.Select(area => (area.Kind, area.Town, area.Name)).ShouldBeUnique();
        var towns = areas.Where(area => area.Kind == "town").Select(area => area.Name);
        areas.Where(area => area.Kind == "village").Select(area => area.Town).Intersect(towns).ShouldBeEmpty();
    }

    [Fact]
    public void Roads_are_split_by_range_and_by_odd_and_even_between_districts()
    {
        var areas = Gazetteer.Counties[Divisions.Lixia].Districts.SelectMany(district => district.Areas.Select(area => (district.Id, area)))
            .Where(entry => entry.area.Name == "文化东路").ToList();
        areas.Select(entry => entry.Id).Distinct().Count().ShouldBe(3);
        areas.Select(entry => entry.area.Parity).Distinct().Order().ShouldBe(["even", "odd"]);
    }

    private static bool Covers(DistrictArea area, Place place) => area.Kind switch
    {
        "community" => place.Name == area.Name,
        "road" => place.Road == area.Name && place.Number >= area.From && place.Number <= area.To && ParityFits(area, place.Number),
        "village" => place.IsVillage && place.Name == area.Name && place.Town == area.Town,
        "town" => place.Town == area.Name,
        _ => throw new InvalidOperationException($"Unknown kind {area.Kind}."),
    };

    private static bool ParityFits(DistrictArea area, int number) => area.Parity switch
    {
        "odd" => number % 2 == 1,
        "even" => number % 2 == 0,
        "both" => true,
        _ => throw new InvalidOperationException($"Unknown parity {area.Parity}."),
    };
}
