using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Batches;

[JsonConverter(typeof(KebabEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>Its file is still coming in: nothing of it is worked on.</summary>
    Receiving,
    /// <summary>The whole file is here; no row was begun.</summary>
    Accepted,
    Running,
    Paused,
    /// <summary>Every row has its verification, or was refused.</summary>
    Done,
    Cancelled,
}

[JsonConverter(typeof(KebabEnumConverter<BatchFormat>))]
public enum BatchFormat { Ndjson, Csv }

/// <summary>A batch whose file begins to come in.</summary>
public sealed record NewBatch
{
    public required Guid Id { get; init; }
    public required string ClientId { get; init; }
    public required string IdempotencyKey { get; init; }

    /// <summary>Division prefixes of the key that brings it: a key of the same client for other divisions does not see it.</summary>
    public required IReadOnlyList<string> Divisions { get; init; }
    public required BatchFormat Format { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public enum BeginOutcome
{
    /// <summary>This upload fills the batch.</summary>
    Begun,
    /// <summary>Another upload under the same key is under way.</summary>
    Receiving,
    /// <summary>A file came in whole under this key before: compare the digests.</summary>
    Known,
}

/// <param name="Id">Of the batch.</param>
/// <param name="Upload">Fences an upload that was given up on; set when begun.</param>
/// <param name="Digest">SHA-256 of the file; set when known.</param>
public sealed record BatchBegun(BeginOutcome Outcome, Guid Id, Guid Upload = default, byte[]? Digest = null);

/// <summary>Whose batch it is.</summary>
public sealed record BatchOwner(string ClientId, Ports.DivisionScope Divisions);

/// <summary>A batch and how far it is.</summary>
public sealed record BatchStatus
{
    public required Guid Id { get; init; }
    public required BatchState State { get; init; }

    /// <summary>Why it is paused or rests.</summary>
    public string? Reason { get; init; }

    /// <summary>It begins no row before this: sources did not answer.</summary>
    public DateTimeOffset? RestsUntil { get; init; }
    public required BatchFormat Format { get; init; }
    public required string ClientId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Rows of the file, refused ones included.</summary>
    public required int Rows { get; init; }

    /// <summary>Refused at the upload or, later, at their turn.</summary>
    public required int Rejected { get; init; }

    /// <summary>Rows that have a verification.</summary>
    public required int Done { get; init; }

    /// <summary>Of them, those whose verdict is not final yet.</summary>
    public required int NotFinal { get; init; }

    /// <summary>Rows by outcome (wire name).</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>Rows a second over the last minute of work.</summary>
    public required double RatePerSecond { get; init; }
}
