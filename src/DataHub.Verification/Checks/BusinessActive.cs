using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The business is in business: revoked, deregistered and moved ones are no evidence of work here.</summary>
internal sealed class BusinessActive() : Check<BusinessRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "business.active", CheckKind.Selector, [DataItem.Enterprise, DataItem.SoleTrader], _ => new BusinessActive())
    {
        Reasons = ["business-active", "business-not-active"],
    };

    protected override CheckResult Judge(BusinessRecord record, in Candidate candidate, Dossier dossier) =>
        record.State == BusinessState.InBusiness
            ? Pass("business-active")
            : Absent("business-not-active", Fact(candidate, "state", EnumNames<BusinessState>.Of(record.State)));
}
