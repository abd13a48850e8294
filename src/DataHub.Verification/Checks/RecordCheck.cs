using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A check of a declared item's record, whatever the item.</summary>
internal abstract class RecordCheck(CheckDefinition definition) : Check<DeclaredRecord>(definition)
{
    /// <summary>What the field holds, masked where the item's document says that it is personal.</summary>
    protected static Fact Fact(DeclaredRecord record, in Candidate candidate, DeclaredField field) =>
        new(record.Item, field.Name, record.Get(field.Name)?.Shown ?? "", candidate.Pull, field.Personal);

    protected static Fact Fact(DeclaredRecord record, in Candidate candidate, string field, string value) => new(record.Item, field, value, candidate.Pull);
}
