using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Explaining;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RecordPersonInFamilyTests
{
    private const string Stranger = "37010219850505302X";

    [Theory]
    [InlineData("child", "child", true)]
    [InlineData("father", "child", false)]
    [InlineData("father", "parents", true)]
    [InlineData("child", "parents", false)]
    [InlineData("mother", "family", true)]
    [InlineData("grandfather", "family", false)]
    [InlineData("stranger", "family", false)]
    public void Names_one_of_those_asked_for(string holder, string of, bool theirs)
    {
        var (name, number) = Of(holder);
        Judge("holder", of, Declared.Record(("holder", FieldValue.Of(name)), ("holderNumber", FieldValue.Of(number))))
            .ShouldSay(theirs ? CheckOutcome.Pass : CheckOutcome.Absent, theirs ? "record-person-in-family" : "record-person-not-in-family");
    }

    [Fact]
    public void The_right_number_under_another_name_is_for_a_person_to_look_at() =>
        Judge("holder", "child", Declared.Record(("holder", FieldValue.Of("王芳")))).ShouldSay(CheckOutcome.Review, "record-person-name-differs");

    [Fact]
    public void One_of_several_is_enough() => Judge("guardian", "parents", Declared.Record(
        ("carers", FieldValue.Of(["王芳", Some.Mother.Name])), ("carerNumbers", FieldValue.Of([Stranger, Some.Mother.IdNumber])))).ShouldSay(CheckOutcome.Pass, "record-person-in-family");

    [Fact]
    public void A_record_that_names_nobody_is_no_evidence() =>
        Judge("guardian", "family", Declared.Record()).ShouldSay(CheckOutcome.Absent, "record-person-not-in-family");

    [Fact]
    public void Says_who_it_is_by_the_documents_word() =>
        Explanation.Of(Judge("guardian", "family", Declared.Record()), items: Declared.Items)
            .ShouldBe(new("残疾人证中的监护人不是家庭成员。", "In the disability certificate register the guardian is nobody of the family."));

    [Theory]
    [InlineData("{}", "/checks/0/person")]
    [InlineData("""{ "person": "owner" }""", "/checks/0/person")]
    [InlineData("""{ "person": "holder", "of": "neighbours" }""", "/checks/0/of")]
    public void Refuses_whom_the_document_does_not_name(string parameters, string pointer) => RecordPersonInFamily.Declaration.Problems(parameters).ShouldBe([pointer]);

    private static (string Name, string Number) Of(string who) => who switch
    {
        "child" => (Some.Family.Child.Name, Some.Family.Child.IdNumber),
        "father" => (Some.Father.Name, Some.Father.IdNumber),
        "mother" => (Some.Mother.Name, Some.Mother.IdNumber),
        "grandfather" => ("张国强", "370102196001011015"),
        _ => ("王芳", Stranger),
    };

    private static CheckResult Judge(string person, string of, DeclaredRecord record) =>
        RecordPersonInFamily.Declaration.Judge($$"""{ "person": "{{person}}", "of": "{{of}}" }""", record);
}
