using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Explaining;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RecordFieldEqualsTests
{
    private static readonly DeclaredRecord Full = Declared.Record(
        ("level", FieldValue.Of("two")), ("points", FieldValue.Of(12.5m)), ("confirmed", FieldValue.Of(true)), ("kind", FieldValue.Of("视力")));

    [Theory]
    [InlineData("level", """["one", "two"]""", true)]
    [InlineData("level", """["one"]""", false)]
    [InlineData("points", "[12.50]", true)]
    [InlineData("points", "[12]", false)]
    [InlineData("confirmed", "[true]", true)]
    [InlineData("confirmed", "[false]", false)]
    [InlineData("kind", """["视力"]""", true)]
    [InlineData("kind", """["听力", "肢体"]""", false)]
    public void Compares_by_the_fields_type(string field, string values, bool accepted) => Judge(field, values, Full)
        .ShouldSay(accepted ? CheckOutcome.Pass : CheckOutcome.Absent, accepted ? "record-field-accepted" : "record-field-not-accepted");

    [Fact]
    public void An_empty_field_is_no_evidence() => Judge("level", """["one"]""", Declared.Record()).ShouldSay(CheckOutcome.Absent, "record-field-empty");

    [Fact]
    public void Says_the_value_by_the_word_of_its_code() =>
        Explanation.Of(Judge("level", """["one"]""", Full), items: Declared.Items)
            .ShouldBe(new("残疾人证中的残疾等级为二级，不在规定范围内。", "In the disability certificate register the level is level two, which the rules do not accept."));

    [Theory]
    [InlineData("""{ "values": ["one"] }""", "/checks/0/field")]
    [InlineData("""{ "field": "level" }""", "/checks/0/values")]
    [InlineData("""{ "field": "grade", "values": ["one"] }""", "/checks/0/field")]
    [InlineData("""{ "field": "expires", "values": ["2026-08-31"] }""", "/checks/0/field")]
    [InlineData("""{ "field": "carers", "values": ["张伟"] }""", "/checks/0/field")]
    [InlineData("""{ "field": "level", "values": ["three"] }""", "/checks/0/values")]
    [InlineData("""{ "field": "level", "values": [] }""", "/checks/0/values")]
    [InlineData("""{ "field": "points", "values": ["12"] }""", "/checks/0/values")]
    [InlineData("""{ "field": "confirmed", "values": ["yes"] }""", "/checks/0/values")]
    public void Refuses_what_the_document_does_not_have(string parameters, string pointer) => RecordFieldEquals.Declaration.Problems(parameters).ShouldBe([pointer]);

    private static CheckResult Judge(string field, string values, DeclaredRecord record) =>
        RecordFieldEquals.Declaration.Judge($$"""{ "field": "{{field}}", "values": {{values}} }""", record);
}
