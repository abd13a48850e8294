using DataHub.Contracts.Problems;

namespace DataHub.Client;

/// <summary>The hub refused a call; switch on <see cref="Code"/> (<see cref="ErrorCodes"/>).</summary>
public sealed class DataHubProblemException(ProblemBody problem, TimeSpan? retryAfter = null) : Exception($"{problem.Status} {problem.Code}: {problem.Detail ?? problem.Title}")
{
    public ProblemBody Problem => problem;
    public string Code => problem.Code;

    /// <summary>Set when the hub said when to come back.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
