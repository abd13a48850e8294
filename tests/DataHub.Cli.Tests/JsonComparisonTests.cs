using System.Text.Json;
using DataHub.Contracts.Comparing;

namespace DataHub.Cli.Tests;

public sealed class JsonComparisonTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", "")]
    [InlineData("""{"a":null}""", """{}""", "Removed $.a null →")]
    [InlineData("""{}""", """{"a b":null}""", "Added $['a b'] → null")]
    [InlineData("""{"a":{"b":[]}}""", """{"a":{"b":{}}}""", "Changed $.a.b [] → {}")]
    [InlineData("""["a","b","c"]""", """["a","c"]""", "Removed $[1] \"b\" →")]
    [InlineData("""["a","c"]""", """["a","b","c"]""", "Added $[1] → \"b\"")]
    [InlineData("""["a","b"]""", """["b","a"]""", "Reordered $ [\"a\",\"b\"] → [\"b\",\"a\"]")]
    [InlineData("""["a","a"]""", """["a"]""", "Removed $[1] \"a\" →")]
    [InlineData("""["a","x"]""", """["a","y"]""", "Changed $[1] \"x\" → \"y\"")]
    [InlineData("""[{"id":"x","n":1},{"id":"y","n":2}]""", """[{"id":"y","n":3}]""", "Removed $[?@.id=='x'] {\"id\":\"x\",\"n\":1} →|Changed $[?@.id=='y'].n 2 → 3")]
    [InlineData("""[{"id":"x"},{"id":"y"}]""", """[{"id":"y"},{"id":"z"},{"id":"x"}]""", "Added $[?@.id=='z'] → {\"id\":\"z\"}|Reordered $ [\"x\",\"y\"] → [\"y\",\"x\"]")]
    [InlineData("""[{"check":"it's"}]""", """[{"check":"it's","on":"decision"}]""", "Added $[?@.check=='it\\'s'].on → \"decision\"")]
    [InlineData("""[{"check":"a","n":1},{"check":"a","n":2}]""", """[{"check":"a","n":1},{"check":"a","n":3}]""", "Changed $[1].n 2 → 3")]
    public void Differences_are_told_by_path(string stored, string changed, string expected)
    {
        using JsonDocument before = JsonDocument.Parse(stored), after = JsonDocument.Parse(changed);
        JsonComparison.Of(before.RootElement, after.RootElement)
            .Select(d => $"{d.Kind} {d.Path} {(d.Stored is { } s ? JsonDifference.Text(s) + " " : "")}→{(d.Changed is { } c ? " " + JsonDifference.Text(c) : "")}")
            .ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }
}
