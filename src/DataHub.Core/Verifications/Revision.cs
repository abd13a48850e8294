using DataHub.Core.Verdicts;

namespace DataHub.Core.Verifications;

/// <summary>One verdict of a verification; each new fact that changes it makes the next, old ones stay readable.</summary>
public sealed record Revision
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>No pull is running, due or waiting for a retry.</summary>
    public required bool Final { get; init; }
    public required int PolicyVersion { get; init; }

    /// <summary>SHA-256 of the decision's inputs: anyone with them can decide again and must get the same.</summary>
    public required byte[] InputDigest { get; init; }

    /// <summary>The day that the decision was taken for.</summary>
    public required DateOnly DecisionDate { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Milliseconds since the verification came in.</summary>
    public required long ElapsedMs { get; init; }

    /// <summary>Signed SD-JWT; null while the revision is not final.</summary>
    public string? Receipt { get; init; }
}
