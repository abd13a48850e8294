using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Terms;

namespace DataHub.Verification.Checks;

/// <summary>The business is old enough on the reference date, in whole months since it was established.</summary>
internal sealed class BusinessMonths(int months) : Check<BusinessRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "business.months", CheckKind.Rule, [DataItem.Enterprise, DataItem.SoleTrader],
        parameters => new BusinessMonths(parameters.Whole("months", 1, 120)))
    {
        Reasons = ["business-months-sufficient", "business-months-insufficient"],
        Counterfactuals = ["business-months-reached-on"],
    };

    protected override CheckResult Judge(BusinessRecord record, in Candidate candidate, Dossier dossier)
    {
        var date = dossier.Day(DayOf.Reference);
        var reached = Months.Between(record.EstablishedOn, date);
        return reached >= months
            ? Pass("business-months-sufficient", Fact(candidate, "months", Text(reached)), Fact(candidate, "establishedOn", record.EstablishedOn))
            : FallsShort(
                "business-months-insufficient",
                new("business-months-reached-on", Text(months), Text(reached), Months.ReachedOn(record.EstablishedOn, months), date),
                Fact(candidate, "months", Text(reached)),
                Fact(candidate, "establishedOn", record.EstablishedOn));
    }
}
