using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The contract was filed no later than the date.</summary>
internal sealed class ContractFiledBy(DateOnly date) : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "contract.filed-by", CheckKind.Rule, [DataItem.Contract], parameters => new ContractFiledBy(parameters.Date("date")))
    {
        Reasons = ["contract-filed-in-time", "contract-filed-late"],
        Counterfactuals = ["contract-needed-by"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) =>
        record.FiledOn <= date
            ? Pass("contract-filed-in-time", Fact(candidate, "filedOn", record.FiledOn))
            : FallsShort("contract-filed-late", new("contract-needed-by", Text(date), Text(record.FiledOn)), Fact(candidate, "filedOn", record.FiledOn));
}
