using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;

namespace DataHub.Core.Verifications;

/// <summary>One family under one policy, with its work state: what the runner advances.</summary>
public sealed record Verification
{
    public required Guid Id { get; init; }
    public required PolicyKey PolicyKey { get; init; }
    public required int PolicyVersion { get; init; }
    public required string ClientId { get; init; }
    public required Family Family { get; init; }
    public string? ClaimedGroup { get; init; }
    public string? ExternalId { get; init; }
    public required ConsentEvidence Consent { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>W3C traceparent of the intake, so that later work joins its trace.</summary>
    public string? TraceParent { get; init; }
    public IReadOnlyList<Pull> Pulls { get; init; } = [];
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>The latest revision; null before the first decision.</summary>
    public Revision? Latest { get; init; }

    /// <summary>Fences a worker that lost its lease: a completion with another token is refused.</summary>
    public required Guid LeaseToken { get; init; }

    /// <summary>How often in a row a worker could not go on with it; 0 after one could.</summary>
    public int Faults { get; init; }

    public override string ToString() => $"Verification {Id}";
}
