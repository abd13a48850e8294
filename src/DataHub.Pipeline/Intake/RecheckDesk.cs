using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Planning;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Intake;

/// <summary>What a caller wants asked anew.</summary>
/// <param name="Items">Null: everything that was asked.</param>
/// <param name="BodyDigest">SHA-256 of the request, the verification's id included.</param>
public sealed record RecheckOrder(
    Guid VerificationId, string ClientId, string IdempotencyKey, byte[] BodyDigest, IReadOnlyList<string>? Items, string Reason, ConsentEvidence Consent, AuditEvent Audit);

public enum RecheckEnd
{
    /// <summary>Asked, or asked before under the same key; see the view.</summary>
    Done,
    NotFound,
    /// <summary>Another worker has the verification at the moment.</summary>
    Busy,
    /// <summary>The key was used for another request.</summary>
    Mismatch,
    /// <summary>Some items were never asked for this family; <see cref="RecheckAnswer.Asked"/> were.</summary>
    NeverAsked,
}

/// <param name="Asked">Items that were asked for the family.</param>
public sealed record RecheckAnswer(RecheckEnd End, VerificationView? View = null, IReadOnlyList<string>? Asked = null);

/// <summary>
/// The door for fresh pulls: answered questions are asked anew on the road that every family takes. What was known stands until the new answer is there; a fresh
/// pull that fails is a failed pull like any other.
/// </summary>
public sealed class RecheckDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IRecheckStore _store;
    private readonly VerificationReader _reader;
    private readonly PolicyCatalog _policies;
    private readonly RunningVerifications _running;
    private readonly ISeasonClock _season;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;

    internal RecheckDesk(
        IRecheckStore store, VerificationReader reader, PolicyCatalog policies, RunningVerifications running, ISeasonClock season, TimeProvider time, IOptions<PipelineOptions> options) =>
        (_store, _reader, _policies, _running, _season, _time, _options) = (store, reader, policies, running, season, time, options.Value);

    /// <param name="wait">How long the caller waits for the verdict; then it goes on by itself.</param>
    public async Task<RecheckAnswer> RecheckAsync(RecheckOrder order, DivisionScope scope, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (await _reader.FindAsync(order.VerificationId, null, scope, cancellationToken).ConfigureAwait(false) is not { Verification: var known })
        {
            return new RecheckAnswer(RecheckEnd.NotFound);
        }

        var asked = known.Pulls.Select(pull => pull.Question.Item.Value).Distinct().ToList();
        if (order.Items?.Except(asked).Any() == true)
        {
            return new RecheckAnswer(RecheckEnd.NeverAsked, Asked: asked);
        }

        var policy = await _policies.VersionAsync(known.PolicyKey, known.PolicyVersion, cancellationToken).ConfigureAwait(false);
        var started = _time.GetTimestamp();
        while (true)
        {
            var now = _time.GetUtcNow();
            var recheck = new Recheck
            {
                Id = Guid.CreateVersion7(now),
                RequestedAt = now,
                RequestedBy = order.ClientId,
                Items = order.Items ?? asked,
                Reason = order.Reason,
                Consent = order.Consent,
            };

            // From here on the caller's leaving changes nothing: what was written is also begun with.
            var result = await _store.RecheckAsync(
                new NewRecheck(order.VerificationId, recheck, order.IdempotencyKey, order.BodyDigest, now + (policy.Document.DecisionDeadline - _season.Now)),
                scope, new LeaseRequest(_options.Node, _options.Lease, now), order.Audit, CancellationToken.None).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case RecheckOutcome.Leased:
                    var decided = await _running.Start(result.Verification!, Core.Pulls.Lane.Online).VerdictAsync(wait, _time, cancellationToken).ConfigureAwait(false);
                    return new RecheckAnswer(RecheckEnd.Done, new VerificationView(decided, decided.Latest, decided.Latest?.Number ?? 0));
                case RecheckOutcome.Existing:
                    return new RecheckAnswer(RecheckEnd.Done, await _reader.WaitForFinalAsync(order.VerificationId, wait, cancellationToken).ConfigureAwait(false));
                case RecheckOutcome.Mismatch:
                    return new RecheckAnswer(RecheckEnd.Mismatch);
                case RecheckOutcome.NotFound:
                    return new RecheckAnswer(RecheckEnd.NotFound);
                case RecheckOutcome.Busy when _time.GetElapsedTime(started) >= Patience:
                    return new RecheckAnswer(RecheckEnd.Busy);
                default:
                    await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }
}
