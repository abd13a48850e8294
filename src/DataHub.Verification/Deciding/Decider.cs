using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>The decision: pure, of nothing but its input.</summary>
public static class Decider
{
    /// <exception cref="ArgumentException">The claimed group is none of the policy's.</exception>
    public static Decision Decide(DecisionInput input)
    {
        if (input.ClaimedGroup is { } claimed && !Array.Exists(input.Policy.Plan.Groups, group => group.Id == claimed))
        {
            throw new ArgumentException($"policy {input.Policy.Document.Key} has no group '{claimed}'", nameof(input));
        }

        // What is still open at the deadline counts as missing in the verdict, yet it is asked for on: a later answer makes a new revision.
        using var now = Assessment.Of(input, afterDeadline: false);
        var planner = new Planner(now.Findings, now.Groups, now.Current);
        var useful = now.AgeStatus == RequirementStatus.Contradicted ? Questions.None : planner.Useful();
        using var late = input.DeadlinePassed ? Assessment.Of(input, afterDeadline: true) : null;
        var (verdict, seats) = new VerdictWriter(late ?? now, useful).Write();
        return new()
        {
            Verdict = verdict,
            Next = useful.IsEmpty ? [] : QuestionWriter.Write(planner.Next(), now.Findings.Dossier),
            Awaited = now.Findings.Dossier.AskedKeys(useful),
            SeatsTakenAsFree = seats,
        };
    }
}
