using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// Nobody of the family owns a home in the county that could serve. It reads every title of the child and its parents,
/// so it can be true only once all of them have been asked.
/// </summary>
internal sealed class PropertyNoneOwned(Fraction minShare, string division) : Check(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "property.none-owned", CheckKind.Condition, [], parameters => new PropertyNoneOwned(parameters.Share("minShare"), parameters.Policy.Division))
    {
        Reasons = ["no-home-owned", "home-owned", "home-ownership-unclear"],
        Needs = [new(DataItem.Title, Who.Family)],
    };

    public override CheckResult Judge(in Candidate candidate, Dossier dossier)
    {
        // One person of whom nothing can be said for good decides, then whoever is still to be heard of.
        Answer worst = default;
        var worstRank = 0;
        CheckResult? unclear = null;
        for (var person = 0; person < PeopleSets.Count; person++)
        {
            if (!dossier.Family.Has(person))
            {
                continue;
            }

            var answer = dossier.Of(DataItem.Title, person);
            for (var i = 0; i < answer.Records.Count; i++)
            {
                if (answer.Records[i] is not PropertyTitleRecord title || !CouldServe(title))
                {
                    continue;
                }

                var shares = OwnedShare.Of(title, dossier, dossier.Family);
                if (shares.Certain >= minShare)
                {
                    return Fail("home-owned", Fact(answer, "titleNumber", title.TitleNumber, personal: true));
                }

                unclear ??= shares.Possible >= minShare ? Review("home-ownership-unclear", Fact(answer, "titleNumber", title.TitleNumber, personal: true)) : null;
            }

            if (answer.State is not (AnswerState.NoRecord or AnswerState.Records) && Kleene.Weight(CommonReasons.Of(answer).Outcome) is var rank && rank > worstRank)
            {
                (worst, worstRank) = (answer, rank);
            }
        }

        return worstRank == 0 ? unclear ?? Pass("no-home-owned") : Missing(worst);
    }

    private bool CouldServe(PropertyTitleRecord title) =>
        title is { State: TitleState.Current, NumberCancelled: false, Use: BuildingUse.Dwelling, Seized: false } && title.Division == division;
}
