using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The guardian is married to a proven parent: the couple's latest act is a marriage.</summary>
internal sealed class ParentageMarriageLink() : Check<MarriageRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "parentage.marriage-link", CheckKind.Rule, [DataItem.Marriage], _ => new ParentageMarriageLink())
    {
        Reasons = ["married-to-proven-parent", "marriage-ended", "marriage-of-others"],
    };

    protected override CheckResult Judge(MarriageRecord record, in Candidate candidate, Dossier dossier)
    {
        var (guardian, partner) = (dossier.Person(candidate.Guardian).IdNumber, dossier.Person(candidate.Partner).IdNumber);
        MarriageRecord? latest = null;
        var acts = dossier.OfCouple(candidate.Guardian, candidate.Partner).Records;
        for (var i = 0; i < acts.Count; i++)
        {
            if (acts[i] is MarriageRecord act && IsOf(act, guardian, partner) && (latest is null || act.ActAt > latest.ActAt))
            {
                latest = act;
            }
        }

        var who = Fact(candidate, "person", PeopleSets.RoleOf(candidate.Guardian).ToString());
        return latest is null ? Absent("marriage-of-others", who)
            : latest.Act == MarriageAct.Marriage ? Pass("married-to-proven-parent", who)
            : Fail("marriage-ended", who, Fact(candidate, "act", EnumNames<MarriageAct>.Of(latest.Act)));
    }

    private static bool IsOf(MarriageRecord act, string a, string b) =>
        (act.ManIdNumber == a && act.WomanIdNumber == b) || (act.ManIdNumber == b && act.WomanIdNumber == a);
}
