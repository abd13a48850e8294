using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Policies;

/// <summary>The latest version of each policy that the caller may see.</summary>
public sealed record PolicyListResponse(IReadOnlyList<PolicySummary> Policies);

/// <summary>One stored version of a county's policy.</summary>
/// <param name="Version">From 1; a new document makes the next.</param>
/// <param name="StoredBy">Client that put it.</param>
public sealed record PolicySummary(string Division, int Year, string Stage, int Version, TextBody Title, DateTimeOffset StoredAt, string StoredBy);
