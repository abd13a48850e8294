using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Advancing;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Replaying;

/// <summary>The operators' door: looks at failed pulls, plans, starts and holds up replays, gives pulls up.</summary>
public sealed class ReplayDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IReplayStore _replays;
    private readonly IFailedPullStore _pulls;
    private readonly IVerificationStore _verifications;
    private readonly VerificationRunner _runner;
    private readonly ReplaySources _sources;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;

    internal ReplayDesk(
        IReplayStore replays, IFailedPullStore pulls, IVerificationStore verifications, VerificationRunner runner, ReplaySources sources, TimeProvider time, IOptions<PipelineOptions> options) =>
        (_replays, _pulls, _verifications, _runner, _sources, _time, _options) = (replays, pulls, verifications, runner, sources, time, options.Value);

    /// <summary>What a replay would do; changes nothing.</summary>
    public async Task<ReplayPlanned> PlanAsync(ReplaySelection selection, ReplayMode mode, bool force, double ratePerSecond, DivisionScope scope, CancellationToken cancellationToken)
    {
        var forecast = await _replays.ForecastAsync(selection, force, scope, cancellationToken).ConfigureAwait(false);
        var time = mode == ReplayMode.Raw ? TimeSpan.Zero : ReplayPace.TimeOf(forecast.Selected, ratePerSecond);
        return new ReplayPlanned(forecast, time, mode == ReplayMode.Raw ? [] : [.. _sources.Warnings(forecast)], _sources.Quotas());
    }

    /// <summary>Freezes the selection and begins; not while an operator keeps one of its items from being called.</summary>
    public async Task<ReplayStarted> StartAsync(NewReplay replay, DivisionScope scope, AuditEvent? audit, CancellationToken cancellationToken)
    {
        if (replay.Mode == ReplayMode.Ask && _sources.AnyClosed)
        {
            var forecast = await _replays.ForecastAsync(replay.Selection, replay.Force, scope, cancellationToken).ConfigureAwait(false);
            if (_sources.Closed(forecast) is { Count: > 0 } closed)
            {
                return new ReplayStarted(StartOutcome.SourceClosed, null, forecast, Closed: closed);
            }
        }

        var frozen = await _replays.CreateAsync(replay, scope, _options.LargestReplay, audit, cancellationToken).ConfigureAwait(false);
        return frozen == 0 ? new ReplayStarted(StartOutcome.Nothing, null, await _replays.ForecastAsync(replay.Selection, replay.Force, scope, cancellationToken).ConfigureAwait(false))
            : frozen > _options.LargestReplay ? new ReplayStarted(StartOutcome.TooMany, null, Most: _options.LargestReplay)
            : new ReplayStarted(StartOutcome.Started, await _replays.FindAsync(replay.Id, scope, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Pauses, resumes or cancels; a replay that is in no state for it stays as it is.</summary>
    public async Task<ReplayMoved> MoveAsync(Guid id, ReplayState to, string? reason, DivisionScope scope, AuditEvent? audit, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReplayState> from = to switch
        {
            ReplayState.Paused => [ReplayState.Running],
            ReplayState.Running => [ReplayState.Paused, ReplayState.Stopped],
            ReplayState.Cancelled => [ReplayState.Running, ReplayState.Paused, ReplayState.Stopped],
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, "is no state that an operator moves a replay to"),
        };
        var state = await _replays.MoveAsync(id, scope, from, to, reason, _time.GetUtcNow(), audit, cancellationToken).ConfigureAwait(false);
        var status = state is null ? null : await _replays.FindAsync(id, scope, cancellationToken).ConfigureAwait(false);
        return new ReplayMoved(status is null ? MoveOutcome.NotFound : state == to ? MoveOutcome.Moved : MoveOutcome.WrongState, status);
    }

    /// <summary>Gives a pull up: the verdict treats it as not available, and is decided again.</summary>
    public async Task<GiveUpOutcome> GiveUpAsync(Guid pull, string reason, DivisionScope scope, CancellationToken cancellationToken)
    {
        if (await _pulls.FindAsync(pull, scope, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return GiveUpOutcome.NotFound;
        }

        if (file.Row.State is not (PullState.Failed or PullState.Waiting))
        {
            return GiveUpOutcome.NotOpen;
        }

        var started = _time.GetTimestamp();
        while (true)
        {
            var claimed = await _verifications.ClaimAsync([file.Row.VerificationId], new LeaseRequest(_options.Node, _options.Lease, _time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            if (claimed.Unreadable.Count > 0)
            {
                return GiveUpOutcome.Unreadable;
            }

            if (claimed.Readable.Count == 1)
            {
                // Claimed: from here on the operator's going away changes nothing.
                var advanced = await _runner.AdvanceAsync(
                    claimed.Readable[0], Lane.Replay, new ProgressRequest(), CancellationToken.None, OperatorOrder.GiveUp(pull, reason, _options.Node)).ConfigureAwait(false);
                if (advanced is not null)
                {
                    return GiveUpOutcome.Done;
                }
            }

            if (_time.GetElapsedTime(started) >= Patience)
            {
                return GiveUpOutcome.Busy;
            }

            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <param name="Time">That it takes, its ramp included.</param>
public sealed record ReplayPlanned(ReplayForecast Forecast, TimeSpan Time, IReadOnlyList<ReplayWarning> Warnings, IReadOnlyDictionary<string, DailyQuota> Quotas);

public enum StartOutcome
{
    Started,
    /// <summary>Nothing was left to select; the forecast says why.</summary>
    Nothing,
    TooMany,
    /// <summary>Operators keep one of its items from being called: its pulls would fail unasked.</summary>
    SourceClosed,
}

public sealed record ReplayStarted(StartOutcome Outcome, ReplayStatus? Replay, ReplayForecast? Forecast = null, int Most = 0, IReadOnlyList<ClosedItem>? Closed = null);

public enum MoveOutcome { Moved, NotFound, WrongState }

public sealed record ReplayMoved(MoveOutcome Outcome, ReplayStatus? Replay);

public enum GiveUpOutcome
{
    Done,
    NotFound,
    /// <summary>It is answered, or given up already.</summary>
    NotOpen,
    /// <summary>Another worker has the verification at the moment.</summary>
    Busy,
    /// <summary>The stored verification cannot be opened: a key is missing, or a row was changed.</summary>
    Unreadable,
}
