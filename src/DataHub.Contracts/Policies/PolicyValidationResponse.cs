namespace DataHub.Contracts.Policies;

/// <summary>What is wrong with a policy document; nothing was stored.</summary>
/// <param name="Valid">It could be put: there are no problems.</param>
/// <param name="Problems">All of them at once.</param>
public sealed record PolicyValidationResponse(bool Valid, IReadOnlyList<PolicyProblemBody> Problems);

/// <param name="Pointer">Where in the document: a JSON Pointer (RFC 6901), empty for the whole.</param>
/// <param name="Problem">What is wrong there.</param>
/// <param name="Fix">What would mend it.</param>
public sealed record PolicyProblemBody(string Pointer, string Problem, string Fix);
