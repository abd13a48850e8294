using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>Three-valued logic over six outcomes: pass is true; unavailable and review are unknown; the rest is false.</summary>
internal static class Kleene
{
    /// <summary>All must hold: false outweighs unknown, a contradiction outweighs a gap, what can still come outweighs what a person must look at.</summary>
    public static CheckOutcome And(CheckOutcome a, CheckOutcome b) => Weight(a) >= Weight(b) ? a : b;

    public static bool IsFalse(CheckOutcome outcome) => outcome is CheckOutcome.Fail or CheckOutcome.Absent or CheckOutcome.NotCovered;

    public static int Weight(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => 0,
        CheckOutcome.Review => 1,
        CheckOutcome.Unavailable => 2,
        CheckOutcome.Absent => 3,
        CheckOutcome.NotCovered => 4,
        _ => 5,
    };

    public static RequirementStatus Status(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => RequirementStatus.Verified,
        CheckOutcome.Unavailable => RequirementStatus.Pending,
        CheckOutcome.Review => RequirementStatus.Review,
        CheckOutcome.Fail => RequirementStatus.Contradicted,
        CheckOutcome.NotCovered => RequirementStatus.NotCovered,
        _ => RequirementStatus.NoRecord,
    };

    /// <summary>Of several ways to meet one thing, the one to report: verified, pending, review, contradicted, not covered, no record.</summary>
    public static int Preference(RequirementStatus status) => status switch
    {
        RequirementStatus.Verified => 0,
        RequirementStatus.Pending => 1,
        RequirementStatus.Review => 2,
        RequirementStatus.Contradicted => 3,
        RequirementStatus.NotCovered => 4,
        _ => 5,
    };

    /// <summary>Two things that must both be met: contradicted, not covered, no record, pending, review, verified.</summary>
    public static RequirementStatus Both(RequirementStatus a, RequirementStatus b) => Demand(a) >= Demand(b) ? a : b;

    private static int Demand(RequirementStatus status) => status switch
    {
        RequirementStatus.Verified => 0,
        RequirementStatus.Review => 1,
        RequirementStatus.Pending => 2,
        RequirementStatus.NoRecord => 3,
        RequirementStatus.NotCovered => 4,
        _ => 5,
    };
}
