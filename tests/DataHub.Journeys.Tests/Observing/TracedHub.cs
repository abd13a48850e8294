using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace DataHub.Journeys.Tests.Observing;

/// <summary>A hub whose traces go to a collector (that is not there), and are seen here as they would be sent.</summary>
public sealed class TracedHub : HubWithBureau
{
    private readonly Recorder _recorder = new();

    public IReadOnlyCollection<Activity> Traced => _recorder.Ended;

    protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Telemetry:Otlp=http://127.0.0.1:9"];

    protected override void Configure(WebApplicationBuilder builder) => builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(_recorder));

    private sealed class Recorder : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = [];

        public IReadOnlyCollection<Activity> Ended => _ended;

        public override void OnEnd(Activity data) => _ended.Enqueue(data);
    }
}
