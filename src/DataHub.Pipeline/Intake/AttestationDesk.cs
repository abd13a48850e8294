using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Planning;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Intake;

/// <summary>What an offline desk says about paper that it checked.</summary>
/// <param name="ScanSha256">64 lower-case hexadecimal digits.</param>
public sealed record DeskStatement(string Requirement, string Material, string Desk, string Officer, string ScanSha256);

public enum AttestOutcome
{
    /// <summary>Written and decided again; see the view.</summary>
    Done,
    NotFound,
    /// <summary>Another worker has the verification at the moment.</summary>
    Busy,
    /// <summary>The policy has no such requirement, or it asks for no paper.</summary>
    UnknownRequirement,
    /// <summary>The requirement is not met by that material; <see cref="AttestResult.Allowed"/> are.</summary>
    WrongMaterial,
}

public sealed record AttestResult(AttestOutcome Outcome, VerificationView? View = null, IReadOnlyList<string>? Allowed = null);

/// <summary>
/// The door for paper: an offline desk collected and checked it once; the verdict counts the requirement as met and keeps showing
/// what the data said.
/// </summary>
public sealed class AttestationDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IVerificationStore _store;
    private readonly PolicyCatalog _policies;
    private readonly RunningVerifications _running;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;

    internal AttestationDesk(IVerificationStore store, PolicyCatalog policies, RunningVerifications running, TimeProvider time, IOptions<PipelineOptions> options) =>
        (_store, _policies, _running, _time, _options) = (store, policies, running, time, options.Value);

    public async Task<AttestResult> AttestAsync(Guid id, DivisionScope scope, DeskStatement statement, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(id, null, scope, cancellationToken).ConfigureAwait(false) is not { } view)
        {
            return new AttestResult(AttestOutcome.NotFound);
        }

        var policy = await _policies.VersionAsync(view.Verification.PolicyKey, view.Verification.PolicyVersion, cancellationToken).ConfigureAwait(false);
        var alternatives = policy.Document.Groups.SelectMany(g => g.Requirements).Where(r => r.Id == statement.Requirement).SelectMany(r => r.Alternatives);
        var allowed = alternatives.Select(a => a.Paper).OfType<string>().Distinct().ToList();
        if (allowed.Count == 0)
        {
            return new AttestResult(AttestOutcome.UnknownRequirement);
        }

        if (!allowed.Contains(statement.Material))
        {
            return new AttestResult(AttestOutcome.WrongMaterial, Allowed: allowed);
        }

        var now = _time.GetUtcNow();
        var attestation = new Attestation(
            Guid.CreateVersion7(now), statement.Requirement, statement.Material, statement.Desk, statement.Officer, statement.ScanSha256, now);
        return await DecideAgainAsync(lease => _store.AttestAsync(id, scope, attestation, lease, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<AttestResult> RevokeAsync(Guid id, DivisionScope scope, Guid attestationId, CancellationToken cancellationToken) =>
        DecideAgainAsync(lease => _store.RevokeAttestationAsync(id, scope, attestationId, lease, cancellationToken), cancellationToken);

    private async Task<AttestResult> DecideAgainAsync(Func<LeaseRequest, Task<DeskResult>> change, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var result = await change(new LeaseRequest(_options.Node, _options.Lease, _time.GetUtcNow())).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case DeskOutcome.Leased:
                    // Written: from here on the desk's going away changes nothing.
                    var run = _running.Start(result.Verification!, Lane.Online);
                    await run.Told.WaitAsync(cancellationToken).ConfigureAwait(false);
                    var decided = await run.Verdict.ConfigureAwait(false);
                    return new AttestResult(AttestOutcome.Done, new VerificationView(decided, decided.Latest, decided.Latest?.Number ?? 0));
                case DeskOutcome.NotFound:
                    return new AttestResult(AttestOutcome.NotFound);
                case DeskOutcome.Busy when _time.GetElapsedTime(started) >= Patience:
                    return new AttestResult(AttestOutcome.Busy);
                default:
                    await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }
}
