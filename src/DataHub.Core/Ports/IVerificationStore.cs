using DataHub.Core.Policies;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Core.Ports;

/// <summary>Verifications with their pulls and revisions. One method is one transaction.</summary>
public interface IVerificationStore
{
    /// <summary>
    /// Takes a verification in, leased to this worker. The same client and idempotency key with the same body digest finds the
    /// earlier one; with another digest it is a mismatch. One round trip.
    /// </summary>
    Task<OpenResult> OpenAsync(NewVerification verification, CancellationToken cancellationToken);

    /// <summary>What was taken in under a client's idempotency key: existing, or with another body a mismatch; null when nothing was.</summary>
    Task<OpenResult?> FindOpenedAsync(string clientId, string idempotencyKey, byte[] bodyDigest, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an advance: changed pulls with their raw answers and attempts, the new revision if there is one, when to go on.
    /// Nothing is stored when the lease was lost, or when a seat that the verdict took as free is not.
    /// Concurrent calls share a commit. The same advance again, because the answer was lost, is stored once and answered as it was.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database does not answer: save the same advance again.</exception>
    /// <exception cref="UnreadableVerificationException">A seat in the way is taken, and its entry cannot be read.</exception>
    Task<AdvanceResult> SaveAdvanceAsync(Advance advance, CancellationToken cancellationToken);

    /// <summary>
    /// Leases up to <paramref name="limit"/> verifications that are due and not leased (or whose lease ran out), oldest due first. One that
    /// cannot be read is leased too and told apart: it takes no other with it.
    /// </summary>
    Task<DueChunk> ClaimDueAsync(string node, int limit, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Leases those of these verifications that nobody has at the moment, due or not.</summary>
    Task<ClaimedVerifications> ClaimAsync(IReadOnlyCollection<Guid> ids, LeaseRequest lease, CancellationToken cancellationToken);

    /// <summary>Keeps the leases of these verifications for longer; those lost meanwhile are left out of the answer.</summary>
    Task<IReadOnlySet<Guid>> RenewLeasesAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives leases back before their end, due at once: an orderly stop of a node.</summary>
    Task ReleaseAsync(IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Gives leases back of verifications that could not be gone on with: due again at a later time, and marked with why. One whose lease was
    /// lost meanwhile stays as it is.
    /// </summary>
    Task PostponeAsync(IReadOnlyCollection<Postponement> postponements, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a desk's attestation and leases the verification to this worker, who decides again: both or neither. A worker that
    /// dies then leaves a due verification, not a forgotten attestation.
    /// </summary>
    Task<DeskResult> AttestAsync(Guid id, DivisionScope scope, Attestation attestation, LeaseRequest lease, CancellationToken cancellationToken);

    /// <summary>Revokes an attestation, in the same way; one that is unknown or revoked already is not found.</summary>
    Task<DeskResult> RevokeAttestationAsync(Guid id, DivisionScope scope, Guid attestationId, LeaseRequest lease, CancellationToken cancellationToken);

    /// <summary>
    /// A verification in one of the caller's divisions with one revision (the latest if null); null when there is none such. An earlier
    /// revision comes with the pulls and attestations as they were when it was decided.
    /// </summary>
    /// <exception cref="UnreadableVerificationException">It is there and cannot be read.</exception>
    Task<VerificationView?> FindAsync(Guid id, int? revision, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Number of the latest revision, for a long poll; null when there is no such verification, 0 before the first.</summary>
    Task<int?> LatestRevisionAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken);

    Task<SearchPage> SearchAsync(VerificationQuery query, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>How many wait: due now, the oldest due time, and how many could not be gone on with; for health.</summary>
    Task<Backlog> BacklogAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Division-code prefixes that a caller may see; the empty prefix sees all.</summary>
public sealed record DivisionScope(IReadOnlyList<string> Prefixes)
{
    public static DivisionScope All { get; } = new([""]);

    public bool Covers(string division)
    {
        foreach (var prefix in Prefixes)
        {
            if (division.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="Ready">Oldest due first.</param>
/// <param name="Unreadable">Leased as well: postpone them.</param>
public sealed record DueChunk(IReadOnlyList<Verification> Ready, IReadOnlyList<UnreadableVerification> Unreadable)
{
    public static DueChunk Empty { get; } = new([], []);

    public int Count => Ready.Count + Unreadable.Count;
}

/// <param name="Faults">How often in a row it could not be gone on with before.</param>
public sealed record UnreadableVerification(Guid Id, Guid LeaseToken, Fault Fault, int Faults);

/// <param name="DueAt">When it is tried again.</param>
public sealed record Postponement(Guid Id, Guid LeaseToken, Fault Fault, DateTimeOffset DueAt);

/// <param name="Unreadable">Left alone: their rows cannot be opened.</param>
public sealed record ClaimedVerifications(IReadOnlyList<Verification> Readable, IReadOnlyList<Guid> Unreadable);

/// <param name="For">How long this worker owns it.</param>
public sealed record LeaseRequest(string Node, TimeSpan For, DateTimeOffset Now);

public enum DeskOutcome
{
    /// <summary>Written; the verification is this worker's.</summary>
    Leased,
    NotFound,
    /// <summary>Another worker has the verification: nothing was written, try again in a moment.</summary>
    Busy,
}

/// <param name="Verification">With the change, when leased.</param>
public sealed record DeskResult(DeskOutcome Outcome, Verification? Verification = null);

public sealed record NewVerification
{
    public required Verification Verification { get; init; }
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the request body.</summary>
    public required byte[] BodyDigest { get; init; }
    public required string LeaseOwner { get; init; }
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>When the policy's decision deadline makes it due again, whatever is open.</summary>
    public required DateTimeOffset DecisionDeadline { get; init; }
}

public enum OpenOutcome { Created, Existing, Mismatch }

/// <param name="Id">Of the created or the existing verification.</param>
public readonly record struct OpenResult(OpenOutcome Outcome, Guid Id);

/// <summary>What one advance of a verification changed.</summary>
public sealed record Advance
{
    /// <summary>Of this saving: what tells a repeat of it from the next.</summary>
    public required Guid Id { get; init; }
    public required Verification Verification { get; init; }

    /// <summary>Pulls that are new or changed since the verification was loaded.</summary>
    public required IReadOnlyList<Pulls.Pull> ChangedPulls { get; init; }

    /// <summary>The next revision, or null when the verdict stayed as it is.</summary>
    public Revision? NewRevision { get; init; }

    /// <summary>When a worker must go on; null when nothing is open (the deadline is kept by the store).</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Keep the lease (a progress revision while this worker goes on), until then.</summary>
    public DateTimeOffset? KeepLeaseUntil { get; init; }

    /// <summary>Seat keys that the verdict took as free.</summary>
    public IReadOnlyList<string> SeatsTakenAsFree { get; init; } = [];

    /// <summary>Results of a replay's pulls, stored with them.</summary>
    public IReadOnlyList<ReplayedPull> Replayed { get; init; } = [];
}

public enum AdvanceOutcome { Saved, LeaseLost, SeatsTaken }

/// <param name="Seats">The seats in the way, with <see cref="AdvanceOutcome.SeatsTaken"/>: decide again with them.</param>
public sealed record AdvanceResult(AdvanceOutcome Outcome, IReadOnlyList<Seat> Seats)
{
    public static AdvanceResult Saved { get; } = new(AdvanceOutcome.Saved, []);
    public static AdvanceResult LeaseLost { get; } = new(AdvanceOutcome.LeaseLost, []);
}

/// <param name="LatestRevision">Number of the newest revision, whatever revision was asked for.</param>
public sealed record VerificationView(Verification Verification, Revision? Revision, int LatestRevision);

/// <summary>Every filter is optional; all given ones must hold.</summary>
public sealed record VerificationQuery
{
    public string? ExternalId { get; init; }

    /// <summary>Normalised; found by its keyed hash.</summary>
    public string? ChildIdNumber { get; init; }
    public Outcome? Outcome { get; init; }
    public string? Group { get; init; }

    /// <summary>Source of a pull of the verification.</summary>
    public string? Source { get; init; }
    public string? Division { get; init; }
    public int? Year { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Opaque cursor of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Newest first.</summary>
public sealed record SearchPage(IReadOnlyList<VerificationSummary> Items, string? NextCursor);

public sealed record VerificationSummary(
    Guid Id, PolicyKey PolicyKey, string? ExternalId, int Revision, Outcome? Outcome, string? Group, bool Final, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt);

/// <param name="Faulty">Those, due or not, that the last worker could not go on with.</param>
public sealed record Backlog(int Due, DateTimeOffset? OldestDueAt, int Faulty);
