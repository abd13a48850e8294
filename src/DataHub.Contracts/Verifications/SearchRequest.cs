using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Verifications;

/// <summary>Body of <c>POST /v1/verifications/search</c>: every filter is optional, all given ones must hold.</summary>
public sealed record SearchRequest
{
    [MaxLength(100)]
    public string? ExternalId { get; init; }

    [Description("Resident id number, or the number of the child's document."), MaxLength(40)]
    public string? ChildIdNumber { get; init; }
    public string? Outcome { get; init; }
    public string? Group { get; init; }

    [Description("Item whose source was asked.")]
    public string? Source { get; init; }
    public string? Division { get; init; }
    public int? Year { get; init; }

    [Description("Came in at or after.")]
    public DateTimeOffset? From { get; init; }

    [Description("Came in before.")]
    public DateTimeOffset? To { get; init; }

    [Description("Opaque cursor of the page before.")]
    public string? Cursor { get; init; }

    [Range(1, 200), DefaultValue(50)]
    public int? Limit { get; init; }

    public override string ToString() => nameof(SearchRequest);
}

/// <summary>One page, newest first.</summary>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record SearchResponse(IReadOnlyList<VerificationSummaryBody> Items, string? NextCursor);

/// <param name="Revision">0 while nothing is decided yet.</param>
public sealed record VerificationSummaryBody(
    Guid Id, int Revision, string Division, int Year, string Stage, string? ExternalId, string Outcome, string? Group, bool Final,
    DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt);

/// <param name="Receipt">SD-JWT; its keys are at <c>/.well-known/jwks.json</c>.</param>
public sealed record ReceiptResponse(Guid Id, int Revision, string Receipt);
