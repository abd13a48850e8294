using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A buyer of the presale contract is of the family.</summary>
internal sealed class ContractBuyers() : Check<PresaleContractRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("contract.buyer", CheckKind.Selector, [DataItem.Contract], _ => new ContractBuyers())
    {
        Reasons = ["contract-buyer-in-family", "contract-buyer-name-differs", "contract-buyer-not-in-family"],
    };

    protected override CheckResult Judge(PresaleContractRecord record, in Candidate candidate, Dossier dossier) =>
        PersonMatches.OfOwners(record, candidate.Claimants, dossier) switch
        {
            PersonMatch.Theirs => Pass("contract-buyer-in-family"),
            PersonMatch.NameDiffers => Review("contract-buyer-name-differs", Fact(candidate, "contractNumber", record.ContractNumber, personal: true)),
            _ => Absent("contract-buyer-not-in-family", Fact(candidate, "contractNumber", record.ContractNumber, personal: true)),
        };
}
