using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The family's shares of the home (a grandparent's title: the grandparents') add up to the minimum.</summary>
internal sealed class PropertyShare(Fraction minShare) : Check<PropertyTitleRecord>(Declaration), IShareThreshold
{
    public static CheckDefinition Declaration { get; } = new(
        "property.share", CheckKind.Rule, [DataItem.Title], parameters => new PropertyShare(parameters.Share("minShare")))
    {
        Reasons = ["share-sufficient", "share-insufficient", "share-name-differs"],
        Counterfactuals = ["share-needed"],
    };

    public Fraction MinShare => minShare;

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier)
    {
        var owned = OwnedShare.Of(record, dossier, candidate.Claimants);
        var share = Fact(candidate, "share", owned.Certain.ToString());
        return owned.Certain >= minShare ? Pass("share-sufficient", share)
            : owned.Possible >= minShare ? Review("share-name-differs", share)
            : FallsShort("share-insufficient", new("share-needed", minShare.ToString(), owned.Certain.ToString()), share);
    }
}
