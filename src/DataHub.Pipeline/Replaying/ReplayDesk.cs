using DataHub.Adapters.Sdk.Resilience;
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
    private readonly SourceRegistry _sources;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;

    internal ReplayDesk(
        IReplayStore replays, IFailedPullStore pulls, IVerificationStore verifications, VerificationRunner runner, SourceRegistry sources, TimeProvider time, IOptions<PipelineOptions> options) =>
        (_replays, _pulls, _verifications, _runner, _sources, _time, _options) = (replays, pulls, verifications, runner, sources, time, options.Value);

    /// <summary>What a replay would do; changes nothing.</summary>
    public async Task<ReplayPlanned> PlanAsync(ReplaySelection selection, ReplayMode mode, bool force, double ratePerSecond, DivisionScope scope, CancellationToken cancellationToken)
    {
        var forecast = await _replays.ForecastAsync(selection, force, scope, cancellationToken).ConfigureAwait(false);
        var states = _sources.States().ToLookup(s => s.Item.Value);
        var time = mode == ReplayMode.Raw ? TimeSpan.Zero : ReplayPace.TimeOf(forecast.Selected, ratePerSecond);
        return new ReplayPlanned(forecast, time, mode == ReplayMode.Raw ? [] : [.. Warnings(forecast, states)], Quotas(states));
    }

    /// <summary>Freezes the selection and begins.</summary>
    public async Task<ReplayStarted> StartAsync(NewReplay replay, DivisionScope scope, CancellationToken cancellationToken)
    {
        var frozen = await _replays.CreateAsync(replay, scope, _options.LargestReplay, cancellationToken).ConfigureAwait(false);
        return frozen == 0 ? new ReplayStarted(StartOutcome.Nothing, null, await _replays.ForecastAsync(replay.Selection, replay.Force, scope, cancellationToken).ConfigureAwait(false))
            : frozen > _options.LargestReplay ? new ReplayStarted(StartOutcome.TooMany, null, Most: _options.LargestReplay)
            : new ReplayStarted(StartOutcome.Started, await _replays.FindAsync(replay.Id, scope, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Pauses, resumes or cancels; a replay that is in no state for it stays as it is.</summary>
    public async Task<ReplayMoved> MoveAsync(Guid id, ReplayState to, string? reason, DivisionScope scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReplayState> from = to switch
        {
            ReplayState.Paused => [ReplayState.Running],
            ReplayState.Running => [ReplayState.Paused, ReplayState.Stopped],
            ReplayState.Cancelled => [ReplayState.Running, ReplayState.Paused, ReplayState.Stopped],
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, "is no state that an operator moves a replay to"),
        };
        var state = await _replays.MoveAsync(id, scope, from, to, reason, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
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

    private static Dictionary<string, DailyQuota> Quotas(ILookup<string, SourceState> states) => states
        .Where(item => item.Any(s => s.PerDay is not null))
        .ToDictionary(item => item.Key, item => new DailyQuota(item.Sum(s => s.PerDay ?? 0), item.Sum(s => s.PerDay is { } day ? Math.Max(0, day - (s.UsedToday ?? 0)) : 0)));

    private IEnumerable<ReplayWarning> Warnings(ReplayForecast forecast, ILookup<string, SourceState> states)
    {
        var now = _time.GetUtcNow();
        foreach (var item in forecast.Parts.GroupBy(p => p.Item))
        {
            foreach (var source in states[item.Key])
            {
                if (!source.Enabled)
                {
                    yield return new ReplayWarning("source-off", item.Key, null);
                }
                else if (source.HeldUntil > now)
                {
                    yield return new ReplayWarning("source-held", item.Key, source.HeldUntil);
                }
                else if (source.Breaker == BreakerState.Open)
                {
                    yield return new ReplayWarning("source-down", item.Key, null);
                }
            }
        }
    }
}

/// <param name="Time">That it takes, its ramp included.</param>
public sealed record ReplayPlanned(ReplayForecast Forecast, TimeSpan Time, IReadOnlyList<ReplayWarning> Warnings, IReadOnlyDictionary<string, DailyQuota> Quotas);

/// <param name="Left">Of today, as of the latest slice that this node took.</param>
public sealed record DailyQuota(int PerDay, int Left);

/// <param name="Code"><c>source-off</c>, <c>source-held</c> (until a time) or <c>source-down</c>.</param>
public sealed record ReplayWarning(string Code, string Item, DateTimeOffset? Until);

public enum StartOutcome
{
    Started,
    /// <summary>Nothing was left to select; the forecast says why.</summary>
    Nothing,
    TooMany,
}

public sealed record ReplayStarted(StartOutcome Outcome, ReplayStatus? Replay, ReplayForecast? Forecast = null, int Most = 0);

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
