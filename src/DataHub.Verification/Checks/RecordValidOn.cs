using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// The term of a declared item's record covers the date, both ends included. An empty end is open; an empty beginning leaves the
/// matter to a person. A month as the end counts to its last day.
/// </summary>
internal sealed class RecordValidOn(DeclaredField? from, DeclaredField? to, DayOf on) : RecordCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("record.valid-on", CheckKind.Rule, DataItems.Declared, Bind)
    {
        Reasons = ["record-covers-date", "record-ended-before-date", "record-begins-after-date", "record-date-empty"],
        Counterfactuals = ["record-needed-until", "record-needed-from"],
    };

    public override bool LooksBeside => false;

    protected override CheckResult Judge(DeclaredRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(on);
        if (to is not null && RecordDays.LastOf(record.Get(to.Name)) is { } end && end < date)
        {
            return FallsShort("record-ended-before-date", new("record-needed-until", Text(date), Text(end), null, date), Fact(record, candidate, to));
        }

        if (from is null)
        {
            return Pass("record-covers-date", Fact(record, candidate, to!));
        }

        return record.Get(from.Name)?.Day switch
        {
            null => Review("record-date-empty", Fact(record, candidate, from)),
            { } start when start > date =>
                FallsShort("record-begins-after-date", new("record-needed-from", Text(date), Text(start), start, date), Fact(record, candidate, from)),
            _ => Pass("record-covers-date", Fact(record, candidate, from)),
        };
    }

    private static RecordValidOn Bind(CheckParameters parameters)
    {
        var from = parameters.OptionalField("from", FieldType.Date, FieldType.Month);
        var to = parameters.OptionalField("to", FieldType.Date, FieldType.Month);
        parameters.RequireOne("from", "to");
        return new(from, to, parameters.On());
    }
}
