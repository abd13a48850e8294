using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>One household book whose relations (GB/T 4761) state that the guardian is the child's parent or grandparent.</summary>
internal sealed class ParentageHousehold() : Check<HouseholdRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("parentage.household", CheckKind.Rule, [DataItem.Household], _ => new ParentageHousehold())
    {
        Reasons = ["parentage-in-book", "parentage-other-book", "parentage-not-stated", GrandparentNotShown, GuardianshipPapersNeeded],
        Needs = [new(DataItem.Household, Who.Child), new(DataItem.Household, Who.Guardians)],
    };

    /// <summary>A grandparent whom no book shows: a person must look.</summary>
    public const string GrandparentNotShown = "grandparent-not-shown";

    /// <summary>A guardian who is neither parent nor grandparent: always for a person to look at.</summary>
    public const string GuardianshipPapersNeeded = "guardianship-papers-needed";

    protected override CheckResult Judge(HouseholdRecord record, in Candidate candidate, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, candidate.Guardian);
        if (answer.Records is not [HouseholdRecord guardian, ..])
        {
            return Missing(answer);
        }

        // Who has moved out of the book, or has died, keeps the row and its number.
        if (guardian.State != HouseholdState.Registered || guardian.HouseholdNumber != record.HouseholdNumber)
        {
            return Absent("parentage-other-book", Fact(answer, "person", PeopleSets.RoleOf(candidate.Guardian).ToString()));
        }

        var relation = dossier.Input.Family.Guardians[candidate.Guardian - 1].Relation;
        Fact[] codes = [Fact(candidate, "relationToHead", record.RelationToHead), Fact(answer, "relationToHead", guardian.RelationToHead)];
        return States(relation, Code(guardian), Code(record)) ? Pass("parentage-in-book", codes) : Absent("parentage-not-stated", codes);
    }

    private static bool States(Relation relation, int guardian, int child) => relation == Relation.Grandparent
        ? (IsHead(guardian) && child is >= 40 and <= 44) || (IsHead(child) && guardian is >= 61 and <= 64)
        : ((IsHead(guardian) || guardian is >= 10 and <= 12) && child is (>= 20 and <= 27) or (>= 29 and <= 37) or 39)
            || (IsHead(child) && guardian is 51 or 52 or 57 or 58);

    private static bool IsHead(int code) => code is 1 or 2;

    private static int Code(HouseholdRecord record) => int.TryParse(record.RelationToHead, out var code) ? code : 0;
}
