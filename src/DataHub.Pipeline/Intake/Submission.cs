using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;

namespace DataHub.Pipeline.Intake;

/// <summary>A family that comes in, with who brings it and under which consent; everything in it is checked already.</summary>
public sealed record Submission
{
    public required string ClientId { get; init; }
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the request body as it came.</summary>
    public required byte[] BodyDigest { get; init; }
    public required PolicyKey PolicyKey { get; init; }
    public required Family Family { get; init; }
    public string? ClaimedGroup { get; init; }
    public string? ExternalId { get; init; }
    public required ConsentEvidence Consent { get; init; }
    public string? TraceParent { get; init; }

    /// <summary>Whose turn its calls are at a source.</summary>
    public Lane Lane { get; init; } = Lane.Online;
}
