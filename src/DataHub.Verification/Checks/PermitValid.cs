using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The permit's current validity covers the date, both ends included.</summary>
internal sealed class PermitValid(DayOf on) : Check<ResidencePermitRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "permit.valid", CheckKind.Rule, [DataItem.Permit], parameters => new PermitValid(parameters.On()))
    {
        Reasons = ["permit-covers-date", "permit-ends-before-date", "permit-begins-after-date"],
        Counterfactuals = ["permit-needed-until", "permit-covers-from"],
    };

    protected override CheckResult Judge(ResidencePermitRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(on);
        if (record.ValidTo < date)
        {
            return FallsShort(
                "permit-ends-before-date",
                new("permit-needed-until", Text(date), Text(record.ValidTo), null, date),
                Fact(candidate, "validTo", record.ValidTo));
        }

        return record.ValidFrom <= date
            ? Pass("permit-covers-date", Fact(candidate, "validFrom", record.ValidFrom), Fact(candidate, "validTo", record.ValidTo))
            : FallsShort(
                "permit-begins-after-date",
                new("permit-covers-from", Text(date), Text(record.ValidFrom), record.ValidFrom, date),
                Fact(candidate, "validFrom", record.ValidFrom));
    }
}
