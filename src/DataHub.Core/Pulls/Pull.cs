using System.Text.Json.Serialization;

namespace DataHub.Core.Pulls;

/// <summary>One question of one verification with its state and provenance.</summary>
public sealed record Pull
{
    public required Guid Id { get; init; }
    public required PullQuestion Question { get; init; }
    public required PullState State { get; init; }
    public PullAnswer? Answer { get; init; }
    public int Attempts { get; init; }

    /// <summary>When it is asked again; null when nothing more happens by itself.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
    public string? Ticket { get; init; }

    /// <summary>The record came from an earlier pull and was not asked again.</summary>
    public bool Reused { get; init; }

    /// <summary>Name of the source that was asked (a department, or its endpoint for this division).</summary>
    public string? Source { get; init; }

    /// <summary>Interface and adapter version, e.g. <c>r_370000_hukou_01</c>, <c>1</c>.</summary>
    public string? Interface { get; init; }
    public string? AdapterVersion { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Milliseconds of the last attempt, without waiting in the hub.</summary>
    public int? ElapsedMs { get; init; }
    public RawAnswer? Raw { get; init; }
    public byte[]? RawDigest { get; init; }

    /// <summary>Somebody wants it asked anew though it is answered; what is known stands until the fresh answer is there.</summary>
    public bool AskAgain { get; init; }

    /// <summary>The store has a row of it.</summary>
    public bool IsStored { get; init; }

    /// <summary>The failure that the store has it under, and counts it as; null when it is stored as something else, or not yet.</summary>
    public PullFailure? StoredFailure { get; init; }

    /// <summary>The source that the store has it under; see <see cref="StoredFailure"/>.</summary>
    public string? StoredSource { get; init; }

    /// <summary>Attempts since the pull was loaded, not yet stored.</summary>
    public IReadOnlyList<PullAttempt> NewAttempts { get; init; } = [];

    /// <summary>Running, due or waiting for another attempt: a verdict that depends on it is not final.</summary>
    public bool IsOpen => State is PullState.Due or PullState.Waiting || (State == PullState.Failed && NextAttemptAt is not null);

    public override string ToString() => $"{Question.Key} {State}";
}

/// <summary>One attempt, kept for the operator.</summary>
/// <param name="Number">1-based within the pull.</param>
/// <param name="Node">Hub node that asked.</param>
/// <param name="NextAttemptAt">As <see cref="Pull.NextAttemptAt"/> was after it.</param>
/// <param name="Reused">As <see cref="Pull.Reused"/> was after it.</param>
/// <param name="Revision">Number of the first revision that could know of it; set when it is stored. 0: stored before it was kept.</param>
public sealed record PullAttempt(
    int Number, DateTimeOffset StartedAt, int ElapsedMs, PullState State, ErrorClass? Class, string? Code, string? Message, string Node,
    DateTimeOffset? NextAttemptAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Reused = false,
    int Revision = 0);
