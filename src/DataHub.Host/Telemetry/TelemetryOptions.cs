namespace DataHub.Host.Telemetry;

/// <summary>Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Address of an OTLP collector (gRPC), such as <c>http://127.0.0.1:4317</c>; none: traces are not exported.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Share of traces kept, 0 to 1; a caller's sampled traceparent is always followed.</summary>
    public double TraceShare { get; set; } = 1;

    /// <summary>Whether <c>/metrics</c> is open to anybody who reaches the port; else it needs the scope <c>ops.read</c>.</summary>
    public bool OpenMetrics { get; set; }
}
