using DataHub.Core.Items;
using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>One way in which an alternative holds, or could hold: with one record, or with the answer to an open question.</summary>
/// <param name="Outcome">Pass, unavailable or review.</param>
/// <param name="Users">Guardians whose record it is: their parentage is asked.</param>
/// <param name="Open">Questions that would settle it.</param>
/// <param name="Checks">What was judged; empty while nobody has asked.</param>
internal readonly record struct Option(
    CheckOutcome Outcome, People Users, Questions Open, CheckResult[] Checks, SourceRecord? Record = null, Evidence? Source = null);

/// <summary>How an alternative stands: its options, and the nearest of what is false for good.</summary>
internal struct AlternativeState
{
    /// <summary>Where its options lie in the evaluation's list.</summary>
    public int From;
    public int To;

    /// <summary>Fail, not covered or absent; pass while nothing was false.</summary>
    public CheckOutcome False;
    public int FalseDepth;
    public CheckResult[]? FalseChecks;

    /// <summary>Questions whose answers could yet make a contradiction of what is merely lacking: they change the group from papers to not met.</summary>
    public Questions FalseOpen;

    /// <summary>The documents of the people it could speak for exclude it.</summary>
    public bool Excluded;
    public bool Judged;
}
