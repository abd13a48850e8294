using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// Unbroken months under a residence permit up to the date. Fewer endorsements than whole years since the first issue mean that
/// a renewal was missed: then the current validity starts the count anew.
/// </summary>
internal sealed class PermitMonths(int months, DayOf on) : Check<ResidencePermitRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "permit.months", CheckKind.Rule, [DataItem.Permit], parameters => new PermitMonths(parameters.Whole("months", 1, 240), parameters.On()))
    {
        Reasons = ["permit-months-sufficient", "permit-months-insufficient", "permit-lapsed-before-date"],
        Counterfactuals = ["permit-months-reached-on", "permit-renewal-needed"],
    };

    protected override CheckResult Judge(ResidencePermitRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(on);
        if (record.ValidTo < date && !Terms.Joins(record.ValidTo, date, Terms.PermitGap))
        {
            return FallsShort("permit-lapsed-before-date", new("permit-renewal-needed", Text(date), Text(record.ValidTo), null, date), Fact(candidate, "validTo", record.ValidTo));
        }

        var start = UnbrokenStart(record, dossier.Of(DataItem.Permit, candidate.Person).Records);
        var reached = Terms.Months(start, date);
        return reached >= months
            ? Pass("permit-months-sufficient", Fact(candidate, "months", Text(reached)), Fact(candidate, "unbrokenSince", start))
            : FallsShort(
                "permit-months-insufficient",
                new("permit-months-reached-on", Text(months), Text(reached), Terms.ReachedOn(start, months), date),
                Fact(candidate, "months", Text(reached)),
                Fact(candidate, "unbrokenSince", start));
    }

    private static DateOnly UnbrokenStart(ResidencePermitRecord current, IReadOnlyList<SourceRecord> permits)
    {
        var start = Start(current);
        for (var i = 0; i < permits.Count;)
        {
            var earlier = (ResidencePermitRecord)permits[i];
            if (earlier.State != PermitState.Cancelled && Start(earlier) < start && Terms.Joins(earlier.ValidTo, start, Terms.PermitGap))
            {
                start = Start(earlier);
                i = 0; // an even earlier one may join now
            }
            else
            {
                i++;
            }
        }

        return start;
    }

    private static DateOnly Start(ResidencePermitRecord permit)
    {
        var wholeYears = Terms.Months(permit.FirstIssuedOn, permit.ValidFrom.AddDays(-1)) / 12;
        return permit.Endorsements < wholeYears ? permit.ValidFrom : permit.FirstIssuedOn;
    }
}
