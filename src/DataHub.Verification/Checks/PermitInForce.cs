using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The source holds the permit valid; whether its days cover a date is another question (<c>permit.valid</c>).</summary>
internal sealed class PermitInForce() : Check<ResidencePermitRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("permit.in-force", CheckKind.Selector, [DataItem.Permit], _ => new PermitInForce())
    {
        Reasons = ["permit-in-force", "permit-run-out", "permit-cancelled"],
    };

    protected override CheckResult Judge(ResidencePermitRecord record, in Candidate candidate, Dossier dossier) => record.State switch
    {
        PermitState.Valid => Pass("permit-in-force"),
        PermitState.Cancelled => Absent("permit-cancelled", Fact(candidate, "validTo", record.ValidTo)),
        _ => Absent("permit-run-out", Fact(candidate, "validTo", record.ValidTo)),
    };
}
