using System.Text;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Tests.Reading;

public sealed class WireXmlTests
{
    private const string Head = """<?xml version="1.0" encoding="GB18030"?>""";

    [Fact]
    public void Reads_gb18030_with_characters_beyond_the_basic_plane()
    {
        var root = WireXml.Read(WireXml.Gb18030.GetBytes($"{Head}<r><n>李𤊙㐂</n></r>"));

        WireXml.Text(root, "n", "").ShouldBe("李𤊙㐂");
    }

    [Theory]
    [InlineData("""<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>""")]
    [InlineData("""<!DOCTYPE r SYSTEM "http://bureau.invalid/r.dtd"><r/>""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>""")]
    [InlineData("<r><n></r>")]
    [InlineData("<r/><r/>")]
    [InlineData("")]
    [InlineData("not XML")]
    public void Document_types_and_broken_documents_are_drift(string xml) =>
        Should.Throw<DriftException>(() => WireXml.Read(WireXml.Gb18030.GetBytes(xml))).Code.ShouldBe("malformed");

    [Fact]
    public void Bytes_of_another_encoding_are_drift() =>
        Should.Throw<DriftException>(() => WireXml.Read(Encoding.Latin1.GetBytes("<r>\u00FF\u00FF</r>"))).Code.ShouldBe("malformed");

    [Fact]
    public void Names_a_missing_or_nested_field()
    {
        var root = WireXml.Read("<r><n><deep/></n></r>"u8.ToArray());

        Should.Throw<DriftException>(() => WireXml.Text(root, "x", "person")).ShouldSatisfyAllConditions(d => d.Code.ShouldBe("missing-field"), d => d.Field.ShouldBe("person.x"));
        Should.Throw<DriftException>(() => WireXml.Text(root, "n", "")).ShouldSatisfyAllConditions(d => d.Code.ShouldBe("wrong-type"), d => d.Field.ShouldBe("n"));
    }
}
