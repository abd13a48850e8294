using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The contract is filed: neither cancelled nor replaced by a title.</summary>
internal sealed class ContractInForce() : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("contract.in-force", CheckKind.Selector, [DataItem.Contract], _ => new ContractInForce())
    {
        Reasons = ["contract-filed", "contract-cancelled", "contract-replaced-by-title"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) => record.State switch
    {
        ContractState.Filed => Pass("contract-filed"),
        ContractState.ReplacedByTitle => Absent("contract-replaced-by-title", Number(record, candidate)),
        _ => Absent("contract-cancelled", Number(record, candidate)),
    };

    private static Fact Number(PresaleContractRecord record, in Candidate candidate) =>
        Fact(candidate, "contractNumber", record.ContractNumber, personal: true);
}
