using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Checks;

/// <summary>
/// Unbroken months under a residence permit up to the date. Fewer endorsements than whole years since the first issue mean that
/// a renewal was missed: then the current validity starts the count anew.
/// </summary>
internal sealed class PermitMonths(int months, DayOf on) : Check<ResidencePermitRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "permit.months", CheckKind.Rule, [DataItem.Permit], parameters => new PermitMonths(parameters.Whole("months", 1, 120), parameters.On()))
    {
        Reasons = ["permit-months-sufficient", "permit-months-insufficient", "permit-lapsed-before-date"],
        Counterfactuals = ["permit-months-reached-on", "permit-renewal-needed"],
    };

    protected override CheckResult Judge(ResidencePermitRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(on);
        if (date.DayNumber - record.ValidTo.DayNumber - 1 > Unbroken.PermitGap)
        {
            return FallsShort("permit-lapsed-before-date", new("permit-renewal-needed", Text(date), Text(record.ValidTo), null, date), Fact(candidate, "validTo", record.ValidTo));
        }

        var start = UnbrokenStart(record, dossier.Of(DataItem.Permit, candidate.Person).Records);
        var reached = Months.Between(start, date);
        return reached >= months
            ? Pass("permit-months-sufficient", Fact(candidate, "months", Text(reached)), Fact(candidate, "unbrokenSince", start))
            : FallsShort(
                "permit-months-insufficient",
                new("permit-months-reached-on", Text(months), Text(reached), Months.ReachedOn(start, months), date),
                Fact(candidate, "months", Text(reached)),
                Fact(candidate, "unbrokenSince", start));
    }

    private static DateOnly UnbrokenStart(ResidencePermitRecord current, IReadOnlyList<SourceRecord> permits)
    {
        var last = new Term(Start(current), current.ValidTo);
        if (permits.Count == 1)
        {
            return last.From;
        }

        var others = new List<Term>(permits.Count);
        for (var i = 0; i < permits.Count; i++)
        {
            if (permits[i] is ResidencePermitRecord { State: not PermitState.Cancelled } other)
            {
                others.Add(new(Start(other), other.ValidTo));
            }
        }

        return Unbroken.Since(last, others, Unbroken.PermitGap);
    }

    private static DateOnly Start(ResidencePermitRecord permit)
    {
        var wholeYears = Months.Between(permit.FirstIssuedOn, permit.ValidFrom.AddDays(-1)) / 12;
        return permit.Endorsements < wholeYears ? permit.ValidFrom : permit.FirstIssuedOn;
    }
}
