using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The source of a declared item holds a record of the person.</summary>
internal sealed class RecordExists() : RecordCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("record.exists", CheckKind.Selector, DataItems.Declared, _ => new RecordExists())
    {
        Reasons = ["record-exists"],
    };

    public override bool LooksBeside => false;

    protected override CheckResult Judge(DeclaredRecord record, in Candidate candidate, Dossier dossier) =>
        Pass("record-exists", Fact(record, candidate, "person", PeopleSets.RoleOf(candidate.Person).ToString()));
}
