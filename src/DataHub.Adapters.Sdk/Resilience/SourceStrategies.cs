using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Pulls;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>The two Polly pipelines of a source: around all attempts of a pull, and around one.</summary>
internal static class SourceStrategies
{
    /// <summary>Set by each attempt: the configured timeout, or what is left of the pull's time.</summary>
    public static readonly ResiliencePropertyKey<TimeSpan> AttemptTimeout = new("timeout");

    public static ResiliencePipeline<Fetched> Retry(RetryOptions options, TimeProvider time) => options.Count == 0
        ? ResiliencePipeline<Fetched>.Empty
        : new ResiliencePipelineBuilder<Fetched> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Fetched>
            {
                MaxRetryAttempts = options.Count,
                Delay = options.BaseDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result?.Failure is { Class: ErrorClass.Transient, NotBefore: null }),
            })
            .Build();

    public static ResiliencePipeline<Fetched> Attempt(
        BreakerOptions options, CircuitBreakerStateProvider state, CircuitBreakerManualControl control, TimeProvider time, Action opened, Action closed) =>
        new ResiliencePipelineBuilder<Fetched> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Fetched>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.Sampling,
                BreakDuration = options.BreakFor,
                StateProvider = state,
                ManualControl = control,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome.Exception is TimeoutRejectedException || args.Outcome.Result?.Failure is { Class: ErrorClass.Transient or ErrorClass.Outage }),
                OnOpened = _ =>
                {
                    opened();
                    return default;
                },
                OnClosed = _ =>
                {
                    closed();
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = static args => ValueTask.FromResult(args.Context.Properties.GetValue(AttemptTimeout, TimeSpan.FromSeconds(10))),
            })
            .Build();
}
