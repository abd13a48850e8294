using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Operations;

/// <summary>Which pulls: every field is optional, all given ones must hold.</summary>
public sealed record PullFilter
{
    [Description("State of the pull; failed unless given.")]
    public string? State { get; init; }
    public string? Item { get; init; }

    [Description("transient, throttled, outage, authorisation, configuration, rejected, drift or integrity.")]
    public string? ErrorClass { get; init; }

    [Description("The source's own code, e.g. E-301.")]
    public string? ErrorCode { get; init; }

    [Description("Division code or its beginning.")]
    public string? Division { get; init; }

    [Description("Name of the source that was asked.")]
    public string? Source { get; init; }

    [Description("Last asked at or after.")]
    public DateTimeOffset? From { get; init; }

    [Description("Last asked before.")]
    public DateTimeOffset? To { get; init; }

    [Description("Part of the error message."), MaxLength(100)]
    public string? Text { get; init; }
}

/// <summary>A page of pulls, newest first.</summary>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record PullListResponse(IReadOnlyList<PullSummary> Items, string? NextCursor);

/// <param name="Who">Roles of whom it is about: <c>child</c>, <c>guardian-1</c>, <c>guardian-1+guardian-2</c>.</param>
/// <param name="NextAttemptAt">When it is asked again by itself; null when it is not.</param>
/// <param name="Replay">The outstanding replay that it is in.</param>
public sealed record PullSummary(
    Guid Id, Guid VerificationId, string Division, int Year, string Item, string Who, string State, string? ErrorClass, string? ErrorCode, string? ErrorMessage,
    int Attempts, string? Source, DateTimeOffset? RequestedAt, DateTimeOffset? NextAttemptAt, Guid? Replay);

/// <summary>One pull with every attempt.</summary>
/// <param name="Question">What was asked, masked unless the caller may see it.</param>
/// <param name="Meaning">What the class means.</param>
/// <param name="Cure">What to do about it.</param>
/// <param name="HasRawAnswer">The answer is kept and can be read again.</param>
public sealed record PullDetail(
    PullSummary Pull, IReadOnlyList<QuestionField> Question, IReadOnlyList<PullAttemptBody> AttemptLog, TextBody? Meaning, TextBody? Cure,
    string? Interface, string? AdapterVersion, bool HasRawAnswer);

/// <summary>A field of the question, e.g. <c>name</c> = <c>张**</c>.</summary>
public sealed record QuestionField(string Name, string Value);

public sealed record PullAttemptBody(int Number, DateTimeOffset StartedAt, int ElapsedMs, string State, string? ErrorClass, string? ErrorCode, string? Message, string Node);

/// <summary>Failed pulls by item, class and message, the most first.</summary>
public sealed record PullGroupsResponse(long Total, IReadOnlyList<PullGroup> Groups);

public sealed record PullGroup(string Item, string ErrorClass, string ErrorCode, string Message, long Count);

/// <summary>Body of <c>POST /ops/v1/pulls/{id}/discard</c>.</summary>
public sealed record DiscardRequest
{
    [Required, MaxLength(500)]
    public required string Reason { get; init; }
}
