using System.Diagnostics;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DataHub.Host.Telemetry;

/// <summary>Metrics always, traces where somebody collects them. Neither carries a person's data: queries and paths of sources hold id numbers.</summary>
internal static class TelemetrySetup
{
    /// <summary>Every activity source and meter of the hub begins so.</summary>
    private const string OwnSources = "DataHub.*";

    /// <summary>Bounds of the hub's own durations, in seconds; the exporter's default ones are meant for milliseconds.</summary>
    private static readonly double[] Durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section)
            .Validate(o => o.TraceShare is >= 0 and <= 1, "Telemetry:TraceShare must be 0 to 1")
            .Validate(o => IsCollector(o.Otlp) || o.Otlp is null, "Telemetry:Otlp must be an absolute http(s) address, such as http://127.0.0.1:4317").ValidateOnStart();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("datahub", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddMeter(OwnSources, "System.Runtime", "Npgsql")
                .AddView("datahub.*.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Durations })
                .AddPrometheusExporter());
        if (options.Otlp is not { } collector || !IsCollector(collector))
        {
            return;
        }

        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(o => o.Endpoint = collector));
        telemetry.WithTracing(traces => traces
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Math.Clamp(options.TraceShare, 0, 1))))
            .AddSource(OwnSources)
            .AddNpgsql()
            .AddAspNetCoreInstrumentation(o =>
            {
                o.Filter = context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics");
                o.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null);
            })
            .AddHttpClientInstrumentation(o => o.EnrichWithHttpRequestMessage = HideQuery)
            .AddOtlpExporter(o => o.Endpoint = collector));
    }

    private static bool IsCollector(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    private static void HideQuery(Activity activity, HttpRequestMessage request) =>
        activity.SetTag("url.full", request.RequestUri?.GetLeftPart(UriPartial.Authority));
}
