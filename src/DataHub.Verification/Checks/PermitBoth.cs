using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// The alternative holds for every parent in the request. It judges no record itself: the alternative is folded over the parents
/// (<see cref="AlternativePlan.OfEveryParent"/>), and the result of that is told under this name.
/// </summary>
internal sealed class PermitBoth() : Check(Declaration)
{
    public const string Holds = "every-parent-holds";
    public const string Lacks = "a-parent-lacks-it";
    public const string Unknown = "a-parent-is-open";

    public static CheckDefinition Declaration { get; } = new("permit.both", CheckKind.Condition, [DataItem.Permit], _ => new PermitBoth())
    {
        Reasons = [Holds, Lacks, Unknown],
    };

    public override CheckResult? Judge(in Candidate candidate, Dossier dossier) => null;

    public static CheckResult Folded(CheckOutcome outcome) => new(
        Declaration.Name, outcome, outcome == CheckOutcome.Pass ? Holds : Kleene.IsFalse(outcome) ? Lacks : Unknown, []);
}
