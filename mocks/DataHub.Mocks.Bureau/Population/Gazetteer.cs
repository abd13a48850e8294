using System.Collections.Frozen;
using System.Text.Json;

namespace DataHub.Mocks.Bureau.Population;

/// <summary>Area of a school district; the kinds are <c>community</c>, <c>road</c>, <c>village</c> and <c>town</c>.</summary>
public sealed record DistrictArea(string Kind, string Name, string? Town = null, int? From = null, int? To = null, string? Parity = null);

public sealed record SchoolDistrict(string Id, string Name, IReadOnlyList<DistrictArea> Areas);

public sealed record CountyGazetteer(IReadOnlyList<SchoolDistrict> Districts, IReadOnlyList<Place> Places);

/// <summary>School districts and places of the three sample counties, read from the embedded files.</summary>
public static class Gazetteer
{
    public static readonly FrozenDictionary<string, CountyGazetteer> Counties =
        Divisions.All.ToFrozenDictionary(code => code, Read);

    /// <summary>A community by its name, or a village: names are unique in a county.</summary>
    internal static Place Find(string division, string name) => Counties[division].Places.Single(place => place.Name == name);

    private static CountyGazetteer Read(string division)
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream($"gazetteer/{division}.json")
            ?? throw new InvalidOperationException($"The gazetteer of {division} is not in the assembly.");
        var county = JsonSerializer.Deserialize<CountyGazetteer>(stream, JsonSerializerOptions.Web)!;
        return county with { Places = [.. county.Places.Select(place => place with { Division = division })] };
    }
}
