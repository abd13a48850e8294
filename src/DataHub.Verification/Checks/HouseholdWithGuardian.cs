using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// The child is in one book with a parent; or, if allowed, with a grandparent, or as the head of its own. Judged for one guardian at a
/// time; beside a grandparent's title for the grandparents who own it.
/// </summary>
internal sealed class HouseholdWithGuardian(bool allowGrandparent, bool allowAlone) : HouseholdCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "household.with-guardian", CheckKind.Rule, [DataItem.Household],
        parameters => new HouseholdWithGuardian(parameters.Flag("allowGrandparent"), parameters.Flag("allowAlone")))
    {
        Reasons = ["household-with-guardian", "household-alone", "household-without-guardian", "household-not-alone", "household-without-title-owner"],
        Needs = [new(DataItem.Household, Who.Child), new(DataItem.Household, Who.Guardians)],
    };

    public bool AllowGrandparent => allowGrandparent;

    public bool AllowAlone => allowAlone;

    public override bool LooksBeside => true;

    protected override CheckResult Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier)
    {
        if (candidate.Record is PropertyTitleRecord title)
        {
            return WithOwner(household, title, candidate.Claimants, dossier);
        }

        return candidate.Guardian > 0 ? With(household, candidate.Guardian, dossier)
            : allowAlone && household.RelationToHead is ("01" or "02") ? Pass("household-alone", Fact(answer, "relationToHead", household.RelationToHead))
            : Fail("household-not-alone", Fact(answer, "relationToHead", household.RelationToHead));
    }

    private CheckResult With(HouseholdRecord household, int guardian, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, guardian);
        if (answer.Records is not [HouseholdRecord own, ..])
        {
            return Missing(answer);
        }

        var who = Fact(answer, "person", PeopleSets.RoleOf(guardian).ToString());
        // Who has moved out of the book, or has died, keeps the row and its number.
        return own.State == HouseholdState.Registered && own.HouseholdNumber == household.HouseholdNumber ? Pass("household-with-guardian", who) : Fail("household-without-guardian", who);
    }

    private CheckResult WithOwner(HouseholdRecord household, PropertyTitleRecord title, People claimants, Dossier dossier)
    {
        var allowed = allowGrandparent ? claimants : claimants & ~dossier.Grandparents;
        CheckResult? best = null;
        for (var i = 0; i < title.Owners.Count; i++)
        {
            if (dossier.PersonOf(title.Owners[i].IdNumber, allowed) is var owner and > 0)
            {
                var result = With(household, owner, dossier);
                best = best is null || Kleene.Preference(Kleene.Status(result.Outcome)) < Kleene.Preference(Kleene.Status(best.Outcome)) ? result : best;
            }
        }

        return best ?? Fail("household-without-title-owner");
    }
}
