using DataHub.Core.Items;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>Whether a person named in a record is one of the people who may claim it.</summary>
internal enum PersonMatch
{
    /// <summary>Nobody among them has this number.</summary>
    None,

    /// <summary>The number is theirs, the name is another: a person must look.</summary>
    NameDiffers,
    Theirs,
}

internal static class PersonMatches
{
    public static PersonMatch Of(string idNumber, string name, People claimants, Dossier dossier)
    {
        var person = dossier.PersonOf(idNumber, claimants);
        return person < 0 ? PersonMatch.None : dossier.IsNamed(person, name) ? PersonMatch.Theirs : PersonMatch.NameDiffers;
    }

    /// <summary>The best match among a home's owners, or a contract's buyers.</summary>
    public static PersonMatch OfOwners(SourceRecord home, People claimants, Dossier dossier)
    {
        var best = PersonMatch.None;
        for (var i = 0; i < HomeOwners.Count(home) && best != PersonMatch.Theirs; i++)
        {
            var (idNumber, name) = HomeOwners.Of(home, i);
            var match = Of(idNumber, name, claimants, dossier);
            best = match > best ? match : best;
        }

        return best;
    }
}
