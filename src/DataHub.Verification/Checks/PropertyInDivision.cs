using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The home lies in the policy's county.</summary>
internal sealed class PropertyInDivision(string division) : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "property.in-division", CheckKind.Selector, [DataItem.Title], parameters => new PropertyInDivision(parameters.Policy.Division))
    {
        Reasons = ["title-in-division", "title-elsewhere"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier) =>
        record.Division == division ? Pass("title-in-division") : Absent("title-elsewhere", Fact(candidate, "division", record.Division));
}
