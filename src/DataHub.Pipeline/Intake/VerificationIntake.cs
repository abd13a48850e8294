using DataHub.Core.Ports;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Planning;
using Microsoft.Extensions.Options;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Intake;

/// <inheritdoc cref="IVerificationIntake"/>
internal sealed class VerificationIntake(
    IVerificationStore store,
    PolicyCatalog policies,
    RunningVerifications running,
    VerificationReader reader,
    PipelineTelemetry telemetry,
    ISeasonClock season,
    TimeProvider time,
    IOptions<PipelineOptions> options) : IVerificationIntake
{
    public async Task<SubmitResult> SubmitAsync(Submission submission, TimeSpan wait, CancellationToken cancellationToken)
    {
        var policy = await policies.LatestAsync(submission.PolicyKey, cancellationToken).ConfigureAwait(false);
        if (policy is null)
        {
            return new SubmitResult(SubmitOutcome.NoPolicy);
        }

        if (submission.ClaimedGroup is { } claimed && !policy.Document.Groups.Any(g => g.Id == claimed))
        {
            return new SubmitResult(SubmitOutcome.UnknownGroup);
        }

        var now = time.GetUtcNow();
        var verification = new Case
        {
            Id = Guid.CreateVersion7(now),
            PolicyKey = submission.PolicyKey,
            PolicyVersion = policy.Version,
            ClientId = submission.ClientId,
            Family = submission.Family,
            ClaimedGroup = submission.ClaimedGroup,
            ExternalId = submission.ExternalId,
            Consent = submission.Consent,
            CreatedAt = now,
            TraceParent = submission.TraceParent,
            LeaseToken = Guid.CreateVersion7(now),
        };

        // From here on the caller's leaving changes nothing: a family that was stored is also begun with.
        var opened = await store.OpenAsync(
            new NewVerification
            {
                Verification = verification,
                IdempotencyKey = submission.IdempotencyKey,
                BodyDigest = submission.BodyDigest,
                LeaseOwner = options.Value.Node,
                LeaseUntil = now + options.Value.Lease,
                DecisionDeadline = now + (policy.Document.DecisionDeadline - season.Now),
            },
            CancellationToken.None).ConfigureAwait(false);
        Took(opened);
        return opened.Outcome == OpenOutcome.Created
            ? new SubmitResult(SubmitOutcome.Accepted, View(await running.Start(verification, submission.Lane).VerdictAsync(wait, time, cancellationToken).ConfigureAwait(false)))
            : await EarlierAsync(opened, wait, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SubmitResult?> RepeatAsync(string clientId, string idempotencyKey, byte[] bodyDigest, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (await store.FindOpenedAsync(clientId, idempotencyKey, bodyDigest, cancellationToken).ConfigureAwait(false) is not { } earlier)
        {
            return null;
        }

        Took(earlier);
        return await EarlierAsync(earlier, wait, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SubmitResult> EarlierAsync(OpenResult opened, TimeSpan wait, CancellationToken cancellationToken) => opened.Outcome == OpenOutcome.Mismatch
        ? new SubmitResult(SubmitOutcome.IdempotencyMismatch)
        : new SubmitResult(SubmitOutcome.Accepted, await reader.WaitForFinalAsync(opened.Id, wait, cancellationToken).ConfigureAwait(false));

    private void Took(OpenResult opened) => telemetry.Took(opened.Outcome.ToString().ToLowerInvariant());

    private static VerificationView View(Case verification) => new(verification, verification.Latest, verification.Latest?.Number ?? 0);
}
