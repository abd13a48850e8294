using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The flat is sold for one of the uses: a dwelling where the policy names none.</summary>
internal sealed class ContractDwelling(IReadOnlyList<BuildingUse> uses) : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "contract.dwelling", CheckKind.Selector, [DataItem.Contract], parameters => new ContractDwelling(parameters.Choices("uses", BuildingUse.Dwelling)))
    {
        Reasons = ["contract-for-dwelling", "contract-not-for-dwelling"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) =>
        uses.Holds(record.Use) ? Pass("contract-for-dwelling") : Absent("contract-not-for-dwelling", Fact(candidate, "use", EnumNames<BuildingUse>.Of(record.Use)));
}
