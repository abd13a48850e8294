namespace DataHub.Core.Verifications;

/// <summary>Paper that an offline desk checked for a requirement; it makes the requirement count as met and never hides the data.</summary>
/// <param name="ScanSha256">Lower-case hex digest of the scan.</param>
public sealed record Attestation(Guid Id, string Requirement, string Material, string Desk, string Officer, string ScanSha256, DateTimeOffset AttestedAt);
