using DataHub.Core.Items;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>How much of a title some of the family's people own.</summary>
/// <param name="Certain">By rows whose number and name are theirs.</param>
/// <param name="Possible">Counting also rows with their number under another name.</param>
internal readonly record struct OwnedShare(Fraction Certain, Fraction Possible)
{
    public static OwnedShare Of(PropertyTitleRecord title, Dossier dossier, People people)
    {
        var (certain, possible) = (Fraction.Zero, Fraction.Zero);
        for (var i = 0; i < title.Owners.Count; i++)
        {
            var owner = title.Owners[i];
            var person = dossier.PersonOf(owner.IdNumber, people);
            if (person < 0)
            {
                continue;
            }

            var share = title.ShareOf(i);
            possible += share;
            if (dossier.IsNamed(person, owner.Name))
            {
                certain += share;
            }
        }

        return new(certain, possible);
    }
}
