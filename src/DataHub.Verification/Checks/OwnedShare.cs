using DataHub.Core.Items;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>How much of a home some of the family's people own, or bought.</summary>
/// <param name="Certain">By rows whose number and name are theirs.</param>
/// <param name="Possible">Counting also rows with their number under another name.</param>
internal readonly record struct OwnedShare(Fraction Certain, Fraction Possible)
{
    public static OwnedShare Of(SourceRecord home, Dossier dossier, People people)
    {
        var (certain, possible) = (Fraction.Zero, Fraction.Zero);
        for (var i = 0; i < HomeOwners.Count(home); i++)
        {
            var (idNumber, name) = HomeOwners.Of(home, i);
            if (dossier.PersonOf(idNumber, people) is not (>= 0 and var person))
            {
                continue;
            }

            var share = HomeOwners.ShareOf(home, i);
            possible += share;
            certain += dossier.IsNamed(person, name) ? share : Fraction.Zero;
        }

        return new(certain, possible);
    }
}
