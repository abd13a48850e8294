using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>How a requirement stands, or the parentage of one guardian.</summary>
/// <param name="Open">Questions whose answers could still change that; none once it is verified, in review or contradicted.</param>
internal readonly record struct Proof(RequirementStatus Status, Questions Open);
