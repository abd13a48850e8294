using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The home is not seized, and nobody disputes it; a mortgage and a right of residence are harmless.</summary>
internal sealed class PropertyUnencumbered() : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("property.unencumbered", CheckKind.Rule, [DataItem.Title], _ => new PropertyUnencumbered())
    {
        Reasons = ["title-unencumbered", "title-seized", "title-disputed"],
    };

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier) =>
        record.Seized ? Fail("title-seized", Fact(candidate, "titleNumber", record.TitleNumber, personal: true))
        : record.Disputed ? Review("title-disputed", Fact(candidate, "titleNumber", record.TitleNumber, personal: true))
        : Pass("title-unencumbered");
}
