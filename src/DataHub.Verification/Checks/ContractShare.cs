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
        var (certain, unclear) = (0, 0);
        for (var i = 0; i < record.Buyers.Count; i++)
        {
            var match = PersonMatches.Of(record.Buyers[i].IdNumber, record.Buyers[i].Name, candidate.Claimants, dossier);
            certain += match == PersonMatch.Theirs ? 1 : 0;
            unclear += match == PersonMatch.NameDiffers ? 1 : 0;
        }

        var buyers = Math.Max(1, record.Buyers.Count);
        var share = new Fraction(certain, buyers);
        if (share >= minShare)
        {
            return Pass("contract-share-sufficient", Fact(candidate, "share", share.ToString()));
        }

        return new Fraction(certain + unclear, buyers) >= minShare
            ? Review("contract-buyer-name-differs", Fact(candidate, "share", share.ToString()))
            : FallsShort("contract-share-insufficient", new("share-needed", minShare.ToString(), share.ToString()), Fact(candidate, "share", share.ToString()));
    }
}
