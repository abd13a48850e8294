using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataHub.Adapters.Sdk.Telemetry;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Logging;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>Listens to logs, traces and metrics for the names and numbers of a question.</summary>
internal sealed class LeakWatch : ILoggerProvider, ILogger
{
    private readonly string[] _personal;
    private readonly ConcurrentBag<string> _leaks = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public LeakWatch(PullQuestion question)
    {
        _personal = [.. new[] { question.Subject.Name, question.Subject.IdNumber, question.Other?.Name, question.Other?.IdNumber, question.Number }.OfType<string>()];
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PullingMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Look("trace", activity.DisplayName + string.Join(' ', activity.TagObjects) + activity.StatusDescription),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PullingMetrics.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((_, _, tags, _) => Look("metric", Text(tags)));
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => Look("metric", Text(tags)));
        _meters.Start();
    }

    public void Look(string where, string text)
    {
        if (_personal.Any(p => text.Contains(p, StringComparison.Ordinal)))
        {
            _leaks.Add(where);
        }
    }

    public void Require()
    {
        if (!_leaks.IsEmpty)
        {
            throw new ConformanceException($"personal data went out in: {string.Join(", ", _leaks.Distinct().Order())}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Look("log", formatter(state, exception) + exception);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray());
}
