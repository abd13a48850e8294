using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The entitlement is valid and its term covers the date, both ends included.</summary>
internal sealed class PreferentialValid(DayOf on) : Check<PreferentialRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "preferential.valid", CheckKind.Rule, [DataItem.Preferential], parameters => new PreferentialValid(parameters.On()))
    {
        Reasons = ["preferential-covers-date", "preferential-ended", "preferential-ends-before-date", "preferential-begins-after-date"],
        Counterfactuals = ["preferential-needed-until", "preferential-covers-from"],
    };

    protected override CheckResult Judge(PreferentialRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(on);
        if (record.State == PreferentialState.Ended)
        {
            return Fail("preferential-ended", Fact(candidate, "validTo", record.ValidTo));
        }

        if (record.ValidTo < date)
        {
            return FallsShort(
                "preferential-ends-before-date",
                new("preferential-needed-until", Text(date), Text(record.ValidTo), null, date),
                Fact(candidate, "validTo", record.ValidTo));
        }

        return record.ValidFrom <= date
            ? Pass("preferential-covers-date", Fact(candidate, "validFrom", record.ValidFrom), Fact(candidate, "validTo", record.ValidTo))
            : FallsShort(
                "preferential-begins-after-date",
                new("preferential-covers-from", Text(date), Text(record.ValidFrom), record.ValidFrom, date),
                Fact(candidate, "validFrom", record.ValidFrom));
    }
}
