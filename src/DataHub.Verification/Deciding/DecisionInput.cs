using DataHub.Core.Families;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;

namespace DataHub.Verification.Deciding;

/// <summary>All that a decision may depend on: same input, same verdict, byte for byte.</summary>
public sealed record DecisionInput
{
    public required CompiledPolicy Policy { get; init; }
    public required Family Family { get; init; }
    public string? ClaimedGroup { get; init; }

    /// <summary>Every question asked so far, with its answer if there is one.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>Seats known to be taken by other families; empty takes every seat as free.</summary>
    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>The day the decision is taken on.</summary>
    public required DateOnly DecisionDate { get; init; }

    /// <summary>The policy's decision deadline has passed: what is pending counts as <c>no-record</c>, <em>source not available in time</em>.</summary>
    public bool DeadlinePassed { get; init; }
}

/// <summary>What is known from one pull.</summary>
/// <param name="State">A discarded pull is not available for good.</param>
/// <param name="Answer">Null while the pull is due or waiting.</param>
public sealed record Evidence(Guid PullId, PullQuestion Question, PullState State, PullAnswer? Answer);
