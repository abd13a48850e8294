using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The title is in force: a title that was sold, replaced or cancelled is no evidence of a home.</summary>
internal sealed class PropertyCurrent() : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("property.current", CheckKind.Selector, [DataItem.Title], _ => new PropertyCurrent())
    {
        Reasons = ["title-current", "title-not-current", "title-number-cancelled"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier) =>
        record.NumberCancelled ? Absent("title-number-cancelled", Fact(candidate, "titleNumber", record.TitleNumber, personal: true))
        : record.State == TitleState.Current ? Pass("title-current")
        : Absent("title-not-current", Fact(candidate, "state", EnumNames<TitleState>.Of(record.State)));
}
