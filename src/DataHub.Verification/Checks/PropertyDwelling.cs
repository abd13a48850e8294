using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The building is used as a dwelling, or as one of the uses that the county accepts.</summary>
internal sealed class PropertyDwelling(IReadOnlyList<BuildingUse> uses) : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "property.dwelling", CheckKind.Selector, [DataItem.Title], parameters => new PropertyDwelling(parameters.Choices("uses", BuildingUse.Dwelling)))
    {
        Reasons = ["title-dwelling", "title-not-dwelling"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier) =>
        uses.Holds(record.Use) ? Pass("title-dwelling") : Absent("title-not-dwelling", Fact(candidate, "use", EnumNames<BuildingUse>.Of(record.Use)));
}
