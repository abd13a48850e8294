using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Checks;

/// <summary>The rental is filed and its term covers the date.</summary>
internal sealed class RentalInForce(DayOf on) : Check<RentalFilingRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "rental.in-force", CheckKind.Selector, [DataItem.Rental], parameters => new RentalInForce(parameters.On()))
    {
        Reasons = ["rental-in-force", "rental-filing-ended", "rental-filing-withdrawn", "rental-not-covering-date"],
    };

    protected override CheckResult Judge(RentalFilingRecord record, in Candidate candidate, Dossier dossier) => record.State switch
    {
        RentalState.Withdrawn => Absent("rental-filing-withdrawn"),
        RentalState.Ended => Absent("rental-filing-ended", Fact(candidate, "to", record.To)),
        _ when new Term(record.From, record.To).Covers(dossier.Day(on)) =>
            Pass("rental-in-force", Fact(candidate, "from", record.From), Fact(candidate, "to", record.To)),
        _ => Absent("rental-not-covering-date", Fact(candidate, "from", record.From), Fact(candidate, "to", record.To)),
    };
}
