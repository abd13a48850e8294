namespace DataHub.Core.Verifications;

/// <summary>Somebody's wish that sources are asked anew about a family whose pulls are answered.</summary>
public sealed record Recheck
{
    public required Guid Id { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The API's client.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Items whose pulls are asked again, each at least once asked before.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>Why, in the caller's words; at most 500 characters. May name people: kept encrypted.</summary>
    public required string Reason { get; init; }

    /// <summary>The consent under which it is asked: that of the intake where it still holds, else a new one.</summary>
    public required ConsentEvidence Consent { get; init; }
}

/// <summary>That it happened, for whoever reads the revisions: without its reason.</summary>
/// <param name="KnownSince">Number of the first revision that could know of the fresh answers.</param>
public sealed record RecheckNote(DateTimeOffset RequestedAt, string RequestedBy, int KnownSince, IReadOnlyList<string> Items);
