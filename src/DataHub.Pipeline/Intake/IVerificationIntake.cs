namespace DataHub.Pipeline.Intake;

/// <summary>The door for one family at a time, while the parent waits.</summary>
public interface IVerificationIntake
{
    /// <summary>
    /// Takes the family in durably, then waits up to <paramref name="wait"/> for a final verdict. What is not final by then goes on by
    /// itself, whatever becomes of the caller.
    /// </summary>
    /// <param name="cancellationToken">The caller went away: ends the waiting, not the work.</param>
    Task<SubmitResult> SubmitAsync(Submission submission, TimeSpan wait, CancellationToken cancellationToken);
}
