using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A field of a declared item's record has one of the accepted values; a record that lacks it, or has another, is no evidence.</summary>
internal sealed class RecordFieldEquals(DeclaredField field, IReadOnlyList<FieldValue> values) : RecordCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("record.field-equals", CheckKind.Selector, DataItems.Declared, Bind)
    {
        Reasons = ["record-field-accepted", "record-field-not-accepted", "record-field-empty"],
    };

    public override bool LooksBeside => false;

    protected override CheckResult Judge(DeclaredRecord record, in Candidate candidate, Dossier dossier) => record.Get(field.Name) switch
    {
        null => Absent("record-field-empty", Fact(record, candidate, field)),
        { } value when values.Holds(value) => Pass("record-field-accepted", Fact(record, candidate, field)),
        _ => Absent("record-field-not-accepted", Fact(record, candidate, field)),
    };

    private static RecordFieldEquals Bind(CheckParameters parameters)
    {
        var field = parameters.Field("field", FieldType.Text, FieldType.Code, FieldType.Number, FieldType.Flag);
        return new(field, parameters.Values("values", field));
    }
}
