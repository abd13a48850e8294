using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataHub.Journeys.Tests.Policies;

/// <summary>The made-up population lives in the districts of the sample policies: the two lists must stay one.</summary>
public sealed class SampleDistrictsTests
{
    [Theory]
    [InlineData("370102")]
    [InlineData("370112")]
    [InlineData("371329")]
    public void Are_those_of_the_gazetteer(string division)
    {
        var policy = Parse(Path.Combine(AppContext.BaseDirectory, "Policies", $"{division}-2026-primary.json"));
        var gazetteer = Parse(Path.Combine(AppContext.BaseDirectory, "Gazetteer", $"{division}.json"));

        policy["districts"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(6);
        policy["districts"]!.ToJsonString().ShouldBe(gazetteer["districts"]!.ToJsonString());
    }

    private static JsonNode Parse(string path) => JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
}
