using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Checks;

/// <summary>Whole months from a date of a declared item's record up to the date, or up to the record's own end where that comes first.</summary>
internal sealed class RecordMonthsAtLeast(int months, DeclaredField since, DeclaredField? until, DayOf on) : RecordCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("record.months-at-least", CheckKind.Rule, DataItems.Declared, Bind)
    {
        Reasons = ["record-months-sufficient", "record-months-insufficient", "record-date-empty"],
        Counterfactuals = ["record-months-reached-on", "record-needed-until"],
    };

    public override bool LooksBeside => false;

    protected override CheckResult Judge(DeclaredRecord record, in Candidate candidate, Dossier dossier)
    {
        if (record.Get(since.Name)?.Day is not { } start)
        {
            return Review("record-date-empty", Fact(record, candidate, since));
        }

        var date = dossier.Day(on);
        var end = until is null ? null : RecordDays.LastOf(record.Get(until.Name));
        var reached = Months.Between(start, end < date ? end.Value : date);
        if (reached >= months)
        {
            return Pass("record-months-sufficient", Fact(record, candidate, since), Fact(record, candidate, "months", Text(reached)));
        }

        var metOn = Months.ReachedOn(start, months);
        return FallsShort(
            "record-months-insufficient",
            end is null || metOn <= end
                ? new("record-months-reached-on", Text(months), Text(reached), metOn, date)
                : new("record-needed-until", Text(metOn), Text(end.Value), null, date),
            Fact(record, candidate, since),
            Fact(record, candidate, "months", Text(reached)));
    }

    private static RecordMonthsAtLeast Bind(CheckParameters parameters) => new(
        parameters.Whole("months", 1, 600),
        parameters.Field("since", FieldType.Date, FieldType.Month),
        parameters.OptionalField("until", FieldType.Date, FieldType.Month),
        parameters.On());
}
