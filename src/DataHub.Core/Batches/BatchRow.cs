using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Core.Batches;

/// <summary>A sound row of a batch: a family with its consent, checked when it came in.</summary>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Reference">The caller's own, unread.</param>
public sealed record BatchRow(int Line, string? Reference, PolicyKey PolicyKey, string? Group, string? ExternalId, Family Family, ConsentEvidence Consent)
{
    public override string ToString() => $"Row {Line}";
}

/// <summary>A row that was not taken.</summary>
/// <param name="Code">As the API refuses a single family.</param>
/// <param name="Detail">What is wrong and how to mend it, without personal data.</param>
/// <param name="Errors">Field (JSON Pointer, or column) to messages.</param>
public sealed record BatchReject(int Line, string? Reference, string Code, string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors)
{
    public override string ToString() => $"Reject {Line}: {Code}";
}

/// <summary>Rows that are stored together, and worked on together. Up to some hundreds.</summary>
public sealed record BatchPart(int Number, IReadOnlyList<BatchRow> Rows, IReadOnlyList<BatchReject> Rejects);

/// <summary>A part in a worker's hands.</summary>
/// <param name="Rows">Those without a result.</param>
public sealed record BatchChunk(Guid BatchId, int Number, Guid LeaseToken, string ClientId, IReadOnlyList<BatchRow> Rows);

/// <summary>A row with its verification.</summary>
/// <param name="Outcome">As far as it is known; null before the first decision.</param>
public sealed record BatchRowDone(int Line, string? Reference, PolicyKey PolicyKey, Guid VerificationId, Outcome? Outcome, bool Final);

/// <summary>A row's verification as it stands now.</summary>
/// <param name="Papers">What the family has to bring; null where the stored verdict cannot be read.</param>
public sealed record BatchResult(
    int Line, string? Reference, Guid VerificationId, string? ExternalId, string Division, int Revision, Outcome? Outcome, string? Group, bool Final, DateTimeOffset? DecidedAt, IReadOnlyList<Paper>? Papers);
