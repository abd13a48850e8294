using System.Text;
using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Tests.Reading;

public sealed partial class WireJsonTests
{
    [Theory]
    [InlineData("""{"a":"x","list":[{"b":1}]}""", "", null, null)]
    [InlineData("""{"list":[{"b":1}]}""", "", "a", "missing-field")]
    [InlineData("""{"a":"x","list":[{"b":1},{}]}""", "data", "data.list[1].b", "missing-field")]
    [InlineData("""{"a":"x","list":[{"b":1},{"b":"1"}]}""", "data", "data.list[1].b", "wrong-type")]
    [InlineData("""{"a":null,"list":[]}""", "data", "data.a", "wrong-type")]
    [InlineData("""{"a":"x","list":{}}""", "", "list", "wrong-type")]
    [InlineData("""[]""", "data", "data", "wrong-type")]
    [InlineData("""null""", "data", "data", "wrong-type")]
    [InlineData("""{"a":"x","list":[{"b":1""", "data", "data", "malformed")]
    [InlineData("", "data", "data", "malformed")]
    public void Names_the_field_that_drifted(string json, string path, string? field, string? code)
    {
        DriftException? drift = null;
        try
        {
            WireJson.Read(Encoding.UTF8.GetBytes(json), SampleWire.Default.Sample, path).A.ShouldBe("x");
        }
        catch (DriftException caught)
        {
            drift = caught;
        }

        drift?.Field.ShouldBe(field);
        drift?.Code.ShouldBe(code);
        (drift is null).ShouldBe(field is null);
    }

    [Theory]
    [InlineData("""{"x":{"HCJG":1}}""", false)]
    [InlineData("""{"x":[1,{"HCJG":1}],"HCJG":"no"}""", true)]
    [InlineData("""{"x":"HCJG"}""", false)]
    [InlineData("""["HCJG"]""", false)]
    public void Has_looks_at_the_object_itself_only(string json, bool has) => WireJson.Has(Encoding.UTF8.GetBytes(json), "HCJG"u8).ShouldBe(has);

    [Theory]
    [InlineData("{}", true)]
    [InlineData(" [ ] ", true)]
    [InlineData("[{}]", false)]
    [InlineData("\"\"", false)]
    public void Empty_is_an_object_or_list_without_content(string json, bool empty) => WireJson.IsEmpty(Encoding.UTF8.GetBytes(json)).ShouldBe(empty);

    internal sealed record Sample
    {
        [JsonPropertyName("a")] public required string A { get; init; }
        [JsonPropertyName("list")] public required List<Part> List { get; init; }
    }

    internal sealed record Part
    {
        [JsonPropertyName("b")] public required int B { get; init; }
    }

    [JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(Sample))]
    internal sealed partial class SampleWire : JsonSerializerContext;
}
