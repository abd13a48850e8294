namespace DataHub.Core.Policies;

/// <summary>A stored policy: versions count from 1 and never change.</summary>
/// <param name="Json">The document as it was put.</param>
public sealed record PolicyVersion(PolicyKey Key, int Version, string Json, DateTimeOffset StoredAt, string StoredBy);
