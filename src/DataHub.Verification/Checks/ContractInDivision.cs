using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The flat lies in the policy's county.</summary>
internal sealed class ContractInDivision(string division) : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "contract.in-division", CheckKind.Selector, [DataItem.Contract], parameters => new ContractInDivision(parameters.Policy.Division))
    {
        Reasons = ["contract-in-division", "contract-elsewhere"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) =>
        record.Division == division ? Pass("contract-in-division") : Absent("contract-elsewhere", Fact(candidate, "division", record.Division));
}
