using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Explaining;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RecordExistsTests
{
    [Fact]
    public void Any_record_will_do() => RecordExists.Declaration.Judge("{}", Declared.Record()).ShouldSay(CheckOutcome.Pass, "record-exists");

    [Fact]
    public void Is_told_in_the_documents_own_words() =>
        Explanation.Of(RecordExists.Declaration.Judge("{}", Declared.Record()), items: Declared.Items)
            .ShouldBe(new("残疾人证载有孩子的记录。", "The disability certificate register holds a record for the child."));

    [Fact]
    public void Takes_no_parameter() => RecordExists.Declaration.Problems("""{ "field": "level" }""").ShouldBe(["/checks/0/field"]);
}
