using DataHub.Verification.Policies;

namespace DataHub.Host.Policies;

/// <summary>A policy file as found in the folder.</summary>
/// <param name="Text">The document as it was read; null when it could not be.</param>
/// <param name="Reading">The policy in it, or everything that is wrong with it.</param>
internal sealed record PolicyFile(string Path, string? Text, PolicyReading Reading);
