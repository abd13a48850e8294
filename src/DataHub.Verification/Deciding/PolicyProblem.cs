namespace DataHub.Verification.Deciding;

/// <summary>What is wrong with a policy document.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the place.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record PolicyProblem(string Pointer, string Message);

/// <summary>A policy document cannot be decided with; the exception lists everything that is wrong with it.</summary>
public sealed class PolicyInvalidException(IReadOnlyList<PolicyProblem> problems)
    : Exception($"the policy has {problems.Count} problem(s): {string.Join("; ", problems.Select(p => $"{p.Pointer}: {p.Message}"))}")
{
    public IReadOnlyList<PolicyProblem> Problems { get; } = problems;
}
