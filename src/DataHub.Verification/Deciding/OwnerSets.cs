using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>The smallest sets of guardians whose shares of a home together suffice: each is a way to use it.</summary>
internal static class OwnerSets
{
    /// <summary>A home of which the child alone owns enough is used by nobody else: the empty set.</summary>
    /// <param name="minShare">Null where any share does.</param>
    /// <param name="sets">Room for 16.</param>
    /// <returns>How many sets were found.</returns>
    public static int Find(in Candidate home, Dossier dossier, Fraction? minShare, Span<People> sets)
    {
        Span<Fraction> shares = stackalloc Fraction[PeopleSets.Count];
        var owners = People.None;
        for (var i = 0; i < HomeOwners.Count(home.Record!); i++)
        {
            if (dossier.PersonOf(HomeOwners.Of(home.Record!, i).IdNumber, home.Claimants) is var person and >= 0)
            {
                var share = HomeOwners.ShareOf(home.Record!, i);
                shares[person] = owners.Has(person) ? shares[person] + share : share;
                owners |= PeopleSets.Only(person);
            }
        }

        var found = 0;
        for (var set = People.None; set <= People.Guardians; set += 2)
        {
            if (set.Within(owners) && Suffices(set | (owners & People.Child), shares, minShare) && !ContainsOne(set, sets[..found]))
            {
                sets[found++] = set;
            }
        }

        if (found == 0 && owners != People.None)
        {
            // Too little even together, and not refused for it: whether they own any of it is for a person to see first.
            sets[found++] = owners & People.Guardians;
        }

        return found;
    }

    /// <summary>Whether the home names each of these people, and the child if it is an owner, as the family does.</summary>
    public static bool AreNamed(People set, in Candidate home, Dossier dossier)
    {
        for (var i = 0; i < HomeOwners.Count(home.Record!); i++)
        {
            var (idNumber, name) = HomeOwners.Of(home.Record!, i);
            if (dossier.PersonOf(idNumber, set | People.Child) is var person and >= 0 && !dossier.IsNamed(person, name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Suffices(People people, ReadOnlySpan<Fraction> shares, Fraction? minShare)
    {
        if (minShare is not { } needed)
        {
            return people != People.None;
        }

        var sum = Fraction.Zero;
        for (var person = 0; person < PeopleSets.Count; person++)
        {
            sum = people.Has(person) ? sum + shares[person] : sum;
        }

        return sum >= needed;
    }

    /// <summary>Sets are met in numeric order, so a subset always comes before what contains it.</summary>
    private static bool ContainsOne(People set, ReadOnlySpan<People> smaller)
    {
        foreach (var one in smaller)
        {
            if (one.Within(set))
            {
                return true;
            }
        }

        return false;
    }
}
