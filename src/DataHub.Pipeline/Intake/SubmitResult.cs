using DataHub.Core.Ports;

namespace DataHub.Pipeline.Intake;

public enum SubmitOutcome
{
    /// <summary>Taken in, now or earlier under the same idempotency key; see the view.</summary>
    Accepted,
    /// <summary>The idempotency key was used with another body.</summary>
    IdempotencyMismatch,
    /// <summary>The county has no policy for this year and stage.</summary>
    NoPolicy,
    /// <summary>The policy has no group of the claimed id.</summary>
    UnknownGroup,
}

/// <param name="View">Set when accepted; its revision is null only when the first decision is still under way on another node.</param>
public sealed record SubmitResult(SubmitOutcome Outcome, VerificationView? View = null)
{
    public bool IsFinal => View?.Revision is { Final: true };
}
