using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The permit is for the policy's county, or for one within the prefixes.</summary>
internal sealed class PermitInDivision(IReadOnlyList<string> prefixes) : Check<ResidencePermitRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "permit.in-division", CheckKind.Selector, [DataItem.Permit], parameters => new PermitInDivision(parameters.Prefixes()))
    {
        Reasons = ["permit-in-division", "permit-elsewhere"],
    };

    protected override CheckResult Judge(ResidencePermitRecord record, in Candidate candidate, Dossier dossier) =>
        prefixes.Cover(record.Division)
            ? Pass("permit-in-division")
            : Absent("permit-elsewhere", Fact(candidate, "division", record.Division));
}
