using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Batches;

/// <summary>A batch and how far it is.</summary>
/// <param name="State"><c>receiving</c>, <c>accepted</c>, <c>running</c>, <c>paused</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="Reason">Why it is paused or rests.</param>
/// <param name="RestsUntil">No row is begun before: sources did not answer.</param>
/// <param name="Format"><c>ndjson</c> or <c>csv</c>.</param>
/// <param name="Rows">Of the file, refused ones included.</param>
/// <param name="Rejected">Rows that were not taken.</param>
/// <param name="Done">Rows that have a verification.</param>
/// <param name="NotFinal">Of them, those whose verdict is not final yet.</param>
/// <param name="Outcomes">Rows by outcome; counted again every few seconds while verdicts are not final.</param>
/// <param name="RatePerSecond">Rows a second in the last minute of work.</param>
/// <param name="SecondsLeft">At that rate; null while nothing is worked on.</param>
public sealed record BatchResponse(
    Guid Id, string State, string? Reason, DateTimeOffset? RestsUntil, string Format, DateTimeOffset CreatedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    int Rows, int Rejected, int Done, int NotFinal, IReadOnlyDictionary<string, int> Outcomes, double RatePerSecond, double? SecondsLeft);

/// <summary>Batches, newest first.</summary>
/// <param name="NextCursor">Of the next page; null on the last.</param>
public sealed record BatchListResponse(IReadOnlyList<BatchResponse> Items, string? NextCursor);

/// <summary>A line of <c>GET /v1/batches/{id}/results</c>.</summary>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Cursor">Go on after this line.</param>
/// <param name="Papers">What the family has to bring.</param>
public sealed record BatchResultLine(
    int Line, string? Reference, Guid VerificationId, string? ExternalId, string Division, int Revision, string? Outcome, string? Group, bool Final, DateTimeOffset? DecidedAt,
    IReadOnlyList<PaperBody>? Papers, string Cursor);

/// <summary>A line of <c>GET /v1/batches/{id}/rejects</c>.</summary>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Code">As a single family is refused.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Errors">JSON Pointer, of CSV the column, to messages.</param>
public sealed record BatchRejectLine(int Line, string? Reference, string Code, string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors, string Cursor);

/// <summary>Data of the event <c>batch.finished</c>.</summary>
/// <param name="State"><c>done</c> or <c>cancelled</c>.</param>
public sealed record BatchFinishedData(Guid Batch, string State, int Rows, int Done, int Rejected, int NotFinal, IReadOnlyDictionary<string, int> Outcomes);
