using DataHub.Verification.Policies;

namespace DataHub.Verification.Deciding;

/// <summary>A policy document cannot be decided with; the exception lists everything that is wrong with it.</summary>
public sealed class PolicyInvalidException(IReadOnlyList<PolicyProblem> problems)
    : Exception($"the policy has {problems.Count} problem(s): {string.Join("; ", problems.Select(p => $"{p.Pointer}: {p.Problem}, {p.Fix}"))}")
{
    public IReadOnlyList<PolicyProblem> Problems { get; } = problems;
}
