using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Telemetry;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>
/// What stands between a pull and one source: retry with jitter (transient only) around each attempt, which passes the hold, the
/// bulkhead and the quota, then breaker and timeout. Failures travel as <see cref="Fetched"/>, not as exceptions. Bulkhead and the first
/// call's quota stand outside of the breaker, so that a call they refuse neither closes nor opens it; further calls of an attempt (pages,
/// looks, repeats) take theirs as they are made.
/// </summary>
public sealed partial class SourcePipeline
{
    private static readonly PullFailure NotInTime =
        new(ErrorClass.Transient, "timeout", $"the source did not answer in time; {FailureAdvice.AskedAgain}; Where it is always so slow, raise Timeout");

    private readonly AdapterOptions _options;
    private readonly TimeProvider _time;
    private readonly PullingMetrics _metrics;
    private readonly ILogger _logger;
    private readonly SourceMonitor _monitor;
    private readonly Closure _closure;
    private readonly Hold _hold;
    private readonly Lanes _lanes;
    private readonly QuotaGate _quota;
    private readonly CircuitBreakerStateProvider _breakerState = new();
    private readonly CircuitBreakerManualControl _breakerControl = new();
    private readonly ResiliencePipeline<Fetched> _retry;
    private readonly ResiliencePipeline<Fetched> _attempt;

    /// <summary>UTC ticks until which an open breaker answers by itself.</summary>
    private long _brokenUntil;

    /// <param name="key">Item id and route (<c>household-registration@3701</c>): names the endpoint and its shared quota.</param>
    internal SourcePipeline(ItemId item, string key, AdapterOptions options, Closure closure, IQuotaLedger ledger, PullingMetrics metrics, TimeProvider time, ILogger logger)
    {
        (Item, Key, _options, _closure, _time, _metrics, _logger) = (item, key, options, closure, time, metrics, logger);
        Name = options.Source.Length == 0 ? key : options.Source;
        (_monitor, _hold, _lanes, _quota) = (new(time), new(time), new(options.Concurrency), new(key, options.Quota, ledger, time));
        _retry = SourceStrategies.Retry(options.Retry, time);
        _attempt = SourceStrategies.Attempt(
            options.Breaker, _breakerState, _breakerControl, time,
            opened: () =>
            {
                Volatile.Write(ref _brokenUntil, (_time.GetUtcNow() + options.Breaker.BreakFor).UtcTicks);
                Log.BreakerOpened(_logger, Name, options.Breaker.BreakFor);
            },
            closed: () => Log.BreakerClosed(_logger, Name));
    }

    public ItemId Item { get; }

    /// <summary>As answers, logs and metrics show it; several items may go by one name.</summary>
    public string Name { get; }
    internal string Key { get; }

    /// <summary>Runs one pull. <paramref name="ask"/> makes the calls and answers failures; it may throw only on cancellation.</summary>
    /// <param name="weight">What each call counts of the day's quota: the people that it asks about.</param>
    internal async ValueTask<Fetched> RunAsync<TState>(
        PullContext context, int weight, TState state, Func<TState, Permits, CancellationToken, ValueTask<Fetched>> ask, CancellationToken cancellationToken)
    {
        using var activity = PullingMetrics.Start(Item, Name, context);
        var resilience = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            // A probe tells what one call brings.
            var outcome = await (context.IsProbe ? ResiliencePipeline<Fetched>.Empty : _retry).ExecuteOutcomeAsync(
                static async (resilience, run) => Outcome.FromResult(await run.Source.AttemptAsync(run.Call, resilience.CancellationToken).ConfigureAwait(false)),
                resilience, (Source: this, Call: new Call<TState>(context, weight, state, ask))).ConfigureAwait(false);
            outcome.ThrowIfException();
            var fetched = outcome.Result!;
            PullingMetrics.End(activity, fetched.Failure);
            if (fetched.Failure is { } failure)
            {
                _metrics.Failed(Item, Name, failure);
                Log.PullFailed(_logger, Name, failure.Class, failure.Code, failure.Field);
            }

            return fetched;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    public SourceState State() => _monitor.Fill(new SourceState
    {
        Item = Item,
        Source = Name,
        Key = Key,
        Enabled = _options.Enabled,
        Breaker = _breakerState.CircuitState switch
        {
            CircuitState.Open or CircuitState.Isolated => BreakerState.Open,
            CircuitState.HalfOpen => BreakerState.HalfOpen,
            _ => BreakerState.Closed,
        },
        HeldUntil = _hold.Current?.NotBefore,
        HeldFor = _hold.Current?.Class,
        UsedToday = _quota.UsedToday,
        PerDay = _options.Quota.PerDay > 0 ? _options.Quota.PerDay : null,
    });

    internal async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _hold.Clear();
        await _breakerControl.CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Fetched> AttemptAsync<TState>(Call<TState> call, CancellationToken cancellationToken)
    {
        if (!call.Context.IsProbe && _closure.Answer is { } closed)
        {
            return Fetched.Failed(closed);
        }

        if (!call.Context.IsProbe && _hold.Current is { } held)
        {
            if (!IsWorthWaiting(held, call.Context))
            {
                return Fetched.Failed(held);
            }

            await WaitUntilAsync(held.NotBefore!.Value, cancellationToken).ConfigureAwait(false);
        }

        var patience = call.Context.GiveUpAt - _time.GetUtcNow();
        if (patience <= TimeSpan.Zero)
        {
            return Fetched.Failed(ErrorClass.Transient, PullFailure.Timeout, $"no time was left for the call; {FailureAdvice.AskedAgain}");
        }

        if (!await _lanes.TryEnterAsync(call.Context.Lane, patience, cancellationToken).ConfigureAwait(false))
        {
            return Fetched.Failed(ErrorClass.Throttled, "concurrency", $"too many calls of this node to the source are under way; {FailureAdvice.AskedAgain}; Raise Concurrency if the source bears more");
        }

        try
        {
            // An open breaker answers by itself: a call that is not made must not cost quota.
            var permits = new Permits(_quota, call.Context.Lane, call.Weight, call.Context.GiveUpAt);
            if ((call.Context.IsProbe || !IsBroken) && await permits.TakeAheadAsync(cancellationToken).ConfigureAwait(false) is { } refused)
            {
                return Fetched.Failed(refused);
            }

            return call.Context.IsProbe
                ? await ProbedAsync(call, permits, cancellationToken).ConfigureAwait(false)
                : await GuardedAsync(call, permits, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lanes.Leave(call.Context.Lane);
        }
    }

    private async ValueTask<Fetched> GuardedAsync<TState>(Call<TState> call, Permits permits, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var left = call.Context.GiveUpAt - now;
        var timeout = left < _options.Timeout ? TimeSpan.FromTicks(Math.Max(left.Ticks, TimeSpan.TicksPerMillisecond)) : _options.Timeout;
        permits.GiveUpAt = now + timeout;
        var resilience = ResilienceContextPool.Shared.Get(cancellationToken);
        resilience.Properties.Set(SourceStrategies.AttemptTimeout, timeout);
        try
        {
            var outcome = await _attempt.ExecuteOutcomeAsync(
                static (resilience, run) => run.Source.MeasuredAsync(run.call, run.permits, resilience.CancellationToken),
                resilience, (Source: this, call, permits)).ConfigureAwait(false);
            var fetched = outcome.Exception switch
            {
                null => outcome.Result!,
                TimeoutRejectedException => Fetched.Failed(ErrorClass.Transient, PullFailure.Timeout, $"the source did not answer in time; {FailureAdvice.AskedAgain}; Where it is always so slow, raise Timeout"),
                BrokenCircuitException broken => Fetched.Failed(ErrorClass.Outage, "breaker-open", $"the source failed too often and is left alone for a while; {FailureAdvice.AskedAgain}",
                    _time.GetUtcNow() + (broken.RetryAfter ?? _options.Breaker.BreakFor)),
                _ => null,
            };
            if (fetched is null)
            {
                outcome.ThrowIfException();
            }

            // Quota that this lane has used up is no wish of the source: others may have some left.
            if (!permits.WereRefused)
            {
                _hold.Note(outcome.Result?.Failure);
            }

            return fetched!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    /// <summary>Past hold and breaker, and without a mark on either: what an operator learns is what the source says now.</summary>
    private async ValueTask<Fetched> ProbedAsync<TState>(Call<TState> call, Permits permits, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var outcome = await MeasuredAsync(call, permits, either.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return outcome.Result ?? Fetched.Failed(NotInTime);
    }

    private async ValueTask<Outcome<Fetched>> MeasuredAsync<TState>(Call<TState> call, Permits permits, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            var fetched = await call.Ask(call.State, permits, cancellationToken).ConfigureAwait(false);
            Record(started, fetched.Failure);
            return Outcome.FromResult(fetched);
        }
        catch (OperationCanceledException cancelled)
        {
            Record(started, new PullFailure(ErrorClass.Transient, PullFailure.Timeout, $"the source did not answer in time; {FailureAdvice.AskedAgain}; Where it is always so slow, raise Timeout"));
            return Outcome.FromException<Fetched>(cancelled);
        }
    }

    /// <summary>False once the breaker would let a call through to try the source.</summary>
    private bool IsBroken => _breakerState.CircuitState == CircuitState.Open && _time.GetUtcNow().UtcTicks < Volatile.Read(ref _brokenUntil);

    private Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        moment - _time.GetUtcNow() is { Ticks: > 0 } wait ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;

    /// <summary>The next second's quota is waited for; a maintenance or a day's quota is not.</summary>
    private bool IsWorthWaiting(PullFailure failure, PullContext context) =>
        failure is { Class: ErrorClass.Throttled, NotBefore: { } until } && until < context.GiveUpAt && until - _time.GetUtcNow() <= _options.Quota.MaxWait;

    private void Record(long started, PullFailure? failure)
    {
        var elapsed = _time.GetElapsedTime(started);
        _monitor.Add(elapsed, failure);
        _metrics.Called(Item, Name, elapsed);
    }

    private readonly record struct Call<TState>(PullContext Context, int Weight, TState State, Func<TState, Permits, CancellationToken, ValueTask<Fetched>> Ask);

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "Pull from {Source} failed: {Class} {Code} {Field}")]
        public static partial void PullFailed(ILogger logger, string source, ErrorClass @class, string code, string? field);

        [LoggerMessage(2002, LogLevel.Error, "Source {Source} failed too often: not asked for {BreakFor}")]
        public static partial void BreakerOpened(ILogger logger, string source, TimeSpan breakFor);

        [LoggerMessage(2003, LogLevel.Information, "Source {Source} answers again")]
        public static partial void BreakerClosed(ILogger logger, string source);
    }
}
