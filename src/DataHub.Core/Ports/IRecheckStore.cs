using DataHub.Core.Verifications;

namespace DataHub.Core.Ports;

/// <summary>Rechecks of verifications. One method is one transaction.</summary>
public interface IRecheckStore
{
    /// <summary>
    /// Writes the recheck and its entry in the audit, marks the pulls to ask again and leases the verification to this worker, who asks: all or nothing. A worker
    /// that dies then leaves a due verification, not a forgotten recheck. The client's idempotency key is taken with it.
    /// </summary>
    Task<RecheckResult> RecheckAsync(NewRecheck recheck, DivisionScope scope, LeaseRequest lease, AuditEvent audit, CancellationToken cancellationToken);

    /// <returns>Oldest first; empty also where there is no such verification.</returns>
    Task<IReadOnlyList<RecheckNote>> ListAsync(Guid verification, CancellationToken cancellationToken);
}

/// <param name="BodyDigest">SHA-256 of the request, the verification's id included.</param>
/// <param name="DecisionDeadline">When the policy's decision deadline makes it due again, should a source not answer; taken only if it lies ahead.</param>
public sealed record NewRecheck(Guid VerificationId, Recheck Recheck, string IdempotencyKey, byte[] BodyDigest, DateTimeOffset DecisionDeadline);

public enum RecheckOutcome
{
    /// <summary>Written; the verification is this worker's.</summary>
    Leased,
    /// <summary>The same was asked for before under this key.</summary>
    Existing,
    /// <summary>The key was used for something else.</summary>
    Mismatch,
    NotFound,
    /// <summary>Another worker has the verification: nothing was written, try again in a moment.</summary>
    Busy,
}

/// <param name="Verification">With the pulls marked, when leased.</param>
public sealed record RecheckResult(RecheckOutcome Outcome, Verification? Verification = null);
