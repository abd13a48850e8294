namespace DataHub.Core.Pulls;

/// <summary>A failed attempt, told so that an operator can act; never with a person's data.</summary>
/// <param name="Code">The source's own code (<c>E-301</c>, <c>http-503</c>, <c>timeout</c>), kebab-case where it is ours.</param>
/// <param name="Message">At most 300 characters, masked.</param>
/// <param name="NotBefore">The source asked not to be called before then.</param>
/// <param name="Field">The field that is missing or of another type, on drift.</param>
public sealed record PullFailure(ErrorClass Class, string Code, string Message, DateTimeOffset? NotBefore = null, string? Field = null)
{
    /// <summary>Code of a call that did not come back in the time it was given.</summary>
    public const string Timeout = "timeout";
}
