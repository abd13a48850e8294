using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The flat was handed over: the family can live there.</summary>
internal sealed class ContractHandedOver() : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("contract.handed-over", CheckKind.Rule, [DataItem.Contract], _ => new ContractHandedOver())
    {
        Reasons = ["contract-handed-over", "contract-not-handed-over"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) =>
        !record.HandedOver ? Fail("contract-not-handed-over")
        : record.HandedOverOn is { } day ? Pass("contract-handed-over", Fact(candidate, "handedOverOn", day))
        : Pass("contract-handed-over");
}
