namespace DataHub.Contracts.Operations;

/// <summary>Who saw or did what, newest first.</summary>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record AuditListResponse(IReadOnlyList<AuditEntryBody> Items, string? NextCursor);

/// <param name="Number">From 1 without gaps.</param>
/// <param name="Actor"><c>operator:</c> and a name, or the API's client.</param>
/// <param name="Action">Kebab-case, e.g. <c>replay-start</c>.</param>
/// <param name="Division">Division code or prefix that it concerns.</param>
/// <param name="Target">Id or name of what it was done to.</param>
public sealed record AuditEntryBody(long Number, DateTimeOffset At, string Actor, string Action, string Division, string? Target, string? Reason, string? Detail);

/// <summary>Result of recomputing the whole chain.</summary>
/// <param name="Holds">Nothing was changed and nothing is missing.</param>
/// <param name="FirstFault">Number of the first entry that does not hold.</param>
/// <param name="Problem"><c>changed</c>, <c>missing</c>, <c>unreadable</c>, <c>segment-changed</c>, <c>head-changed</c> or <c>head-missing</c>.</param>
/// <param name="GuardedFrom">Entry from which newest entries cannot be cut off unseen: 1, or higher in a database that is older than that guard, or lost it.</param>
public sealed record AuditProofResponse(bool Holds, long? FirstFault, string? Problem, IReadOnlyList<AuditSegmentBody> Segments, long? GuardedFrom);

/// <param name="Hash">Of its last entry and of everything before, in hexadecimal: note the last one elsewhere, and what was up to it can be compared later.</param>
public sealed record AuditSegmentBody(long Number, long FirstEntry, long LastEntry, string Hash);
