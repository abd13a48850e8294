using System.Diagnostics.CodeAnalysis;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>A policy document after reading: the policy, or everything that is wrong with it.</summary>
/// <param name="Policy">Null when there are problems.</param>
/// <param name="Problems">In the order of the document's parts; empty when there is a policy.</param>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<PolicyProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Policy))]
    public bool IsValid => Policy is not null;
}
