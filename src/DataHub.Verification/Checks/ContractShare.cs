using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The family bought at least the minimum share: buyers hold equal shares.</summary>
internal sealed class ContractShare(Fraction minShare) : Check<PresaleContractRecord>(Declaration), IShareThreshold
{
    public static CheckDefinition Declaration { get; } = new(
        "contract.share", CheckKind.Rule, [DataItem.Contract], parameters => new ContractShare(parameters.Share("minShare")))
    {
        Reasons = ["contract-share-sufficient", "contract-share-insufficient", "contract-buyer-name-differs"],
        Counterfactuals = ["share-needed"],
    };

    public Fraction MinShare => minShare;

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier)
    {
        var bought = OwnedShare.Of(record, dossier, candidate.Claimants);
        var share = Fact(candidate, "share", bought.Certain.ToString());
        return bought.Certain >= minShare ? Pass("contract-share-sufficient", share)
            : bought.Possible >= minShare ? Review("contract-buyer-name-differs", share)
            : FallsShort("contract-share-insufficient", new("share-needed", minShare.ToString(), bought.Certain.ToString()), share);
    }
}
