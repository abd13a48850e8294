using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The title was registered by the date.</summary>
internal sealed class PropertyRegisteredBy(DateOnly date) : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "property.registered-by", CheckKind.Rule, [DataItem.Title], parameters => new PropertyRegisteredBy(parameters.Date("date")))
    {
        Reasons = ["title-registered-early-enough", "title-registered-late"],
        Counterfactuals = ["title-registered-needed-by"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier)
    {
        var registered = Fact(candidate, "registeredOn", record.RegisteredOn);
        return record.RegisteredOn <= date
            ? Pass("title-registered-early-enough", registered)
            : FallsShort("title-registered-late", new("title-registered-needed-by", Text(date), Text(record.RegisteredOn)), registered);
    }
}
