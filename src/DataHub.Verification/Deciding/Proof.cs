using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>How the parentage of one guardian stands.</summary>
/// <param name="Open">Questions that could still settle it.</param>
internal readonly record struct Proof(RequirementStatus Status, Questions Open);
