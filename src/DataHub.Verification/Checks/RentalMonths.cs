using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Checks;

/// <summary>
/// Unbroken months of renting up to the date. The tenant's other filings count as terms, ended ones too; withdrawn ones never did.
/// Days after the filing's own term are not rented yet, so they do not count.
/// </summary>
internal sealed class RentalMonths(int months) : Check<RentalFilingRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "rental.months", CheckKind.Rule, [DataItem.Rental], parameters => new RentalMonths(parameters.Whole("months", 1, 120)))
    {
        Reasons = ["rental-months-sufficient", "rental-months-insufficient"],
        Counterfactuals = ["rental-months-reached-on", "rental-renewal-needed"],
    };

    protected override CheckResult Judge(RentalFilingRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(DayOf.Reference);
        var since = Since(record, dossier.Of(DataItem.Rental, candidate.Person).Records);
        var reached = Months.Between(since, record.To < date ? record.To : date);
        if (reached >= months)
        {
            return Pass("rental-months-sufficient", Fact(candidate, "months", Text(reached)), Fact(candidate, "unbrokenSince", since));
        }

        var metOn = Months.ReachedOn(since, months);
        return FallsShort(
            "rental-months-insufficient",
            metOn <= record.To
                ? new("rental-months-reached-on", Text(months), Text(reached), metOn, date)
                : new("rental-renewal-needed", Text(metOn), Text(record.To), null, date),
            Fact(candidate, "months", Text(reached)),
            Fact(candidate, "unbrokenSince", since));
    }

    private static DateOnly Since(RentalFilingRecord current, IReadOnlyList<SourceRecord> filings)
    {
        var term = new Term(current.From, current.To);
        if (filings.Count < 2)
        {
            return term.From;
        }

        var terms = new List<Term>(filings.Count);
        for (var i = 0; i < filings.Count; i++)
        {
            if (filings[i] is RentalFilingRecord { State: not RentalState.Withdrawn } filing)
            {
                terms.Add(new(filing.From, filing.To));
            }
        }

        return Unbroken.Since(term, terms, Unbroken.RentalGap);
    }
}
