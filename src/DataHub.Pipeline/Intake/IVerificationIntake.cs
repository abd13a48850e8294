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

    /// <summary>
    /// The answer to a repeat: what was taken in earlier under the client's key, which neither a consent that ran out since nor a policy
    /// that was replaced takes back. Waits as <see cref="SubmitAsync"/> does.
    /// </summary>
    /// <param name="bodyDigest">SHA-256 of the request body as it came.</param>
    /// <returns>Null when nothing was taken in under the key.</returns>
    Task<SubmitResult?> RepeatAsync(string clientId, string idempotencyKey, byte[] bodyDigest, TimeSpan wait, CancellationToken cancellationToken);
}
