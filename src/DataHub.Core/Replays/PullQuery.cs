using DataHub.Core.Pulls;

namespace DataHub.Core.Replays;

/// <summary>Which pulls an operator means. Every filter is optional; all given ones must hold.</summary>
public sealed record PullQuery
{
    public PullState State { get; init; } = PullState.Failed;
    public string? Item { get; init; }
    public ErrorClass? Class { get; init; }
    public string? Code { get; init; }

    /// <summary>Division code or its beginning.</summary>
    public string? Division { get; init; }
    public string? Source { get; init; }

    /// <summary>Last asked at or after, and before.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Part of the error message.</summary>
    public string? Text { get; init; }
}

/// <summary>A pull as a row of the operators' list: nothing about the people.</summary>
public sealed record PullRow(
    Guid Id, Guid VerificationId, string Division, int Year, string Item, string Who, PullState State, ErrorClass? Class, string? Code, string? Message, int Attempts,
    string? Source, DateTimeOffset? RequestedAt, DateTimeOffset? NextAttemptAt, Guid? Replay);

public sealed record PullPage(IReadOnlyList<PullRow> Items, string? NextCursor);

/// <param name="HasRaw">The answer is kept and can be read again.</param>
public sealed record PullFile(PullRow Row, PullQuestion Question, IReadOnlyList<PullAttempt> Attempts, string? Interface, string? AdapterVersion, bool HasRaw);

public sealed record FailureGroup(string Item, ErrorClass Class, string Code, string Message, long Count);
