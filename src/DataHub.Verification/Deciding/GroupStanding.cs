using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>How a group stands with the best choice of guardians.</summary>
internal sealed class GroupStanding
{
    public required GroupPlan Plan { get; init; }

    /// <summary>Position in policy order.</summary>
    public required int Order { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>The guardians whose records it rests on; at least one.</summary>
    public required People Chosen { get; init; }

    /// <summary>In the order of the plan's requirements.</summary>
    public required RequirementStatus[] Statuses { get; init; }

    /// <summary>Each defining requirement is met, or may still be.</summary>
    public required bool Candidate { get; init; }

    /// <summary>Open questions that could still change how it stands.</summary>
    public required Questions Open { get; init; }

    /// <summary>The best that it can become.</summary>
    public Outcome Best => Outcome == Outcome.Pending ? (Array.IndexOf(Statuses, RequirementStatus.Attested) >= 0 ? Outcome.ProofGiven : Outcome.ZeroProof) : Outcome;
}
