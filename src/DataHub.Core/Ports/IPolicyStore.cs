using DataHub.Core.Policies;

namespace DataHub.Core.Ports;

/// <summary>Versioned policies. One method is one transaction.</summary>
public interface IPolicyStore
{
    /// <summary>The latest version for this key, or null.</summary>
    Task<PolicyVersion?> LatestAsync(PolicyKey key, CancellationToken cancellationToken);

    Task<PolicyVersion?> VersionAsync(PolicyKey key, int version, CancellationToken cancellationToken);

    /// <summary>The latest version of each key in these divisions, by key.</summary>
    Task<IReadOnlyList<PolicyVersion>> ListAsync(DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the next version. With <paramref name="expectedVersion"/> (0 = none yet) the latest must be that one, else null is answered
    /// and nothing stored. A document equal to the latest stores nothing and answers the latest.
    /// The entry of the audit is written in the same transaction, with the version.
    /// </summary>
    Task<PolicyVersion?> PutAsync(PolicyKey key, string json, int? expectedVersion, string storedBy, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken);
}
