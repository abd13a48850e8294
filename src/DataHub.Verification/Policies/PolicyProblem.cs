namespace DataHub.Verification.Policies;

/// <summary>One thing wrong with a policy document.</summary>
/// <param name="Pointer">Where: a JSON Pointer (RFC 6901), empty for the whole document.</param>
/// <param name="Problem">What is wrong there.</param>
/// <param name="Fix">What would mend it.</param>
public sealed record PolicyProblem(string Pointer, string Problem, string Fix);
