using System.Text.Json;
using DataHub.Core.Ports;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DataHub.Host.Api.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take families in.</summary>
internal static class HealthSetup
{
    private const string Ready = "ready";

    public static void AddHubHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
        .AddCheck<KeyRingHealth>("key-ring", tags: [Ready]);

    public static void MapHubHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString().ToLowerInvariant());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", entry.Status.ToString().ToLowerInvariant());
            json.WriteString("description", entry.Description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}

/// <summary>The database answers, and what is due is being worked off.</summary>
internal sealed class DatabaseHealth(IVerificationStore store, TimeProvider time) : IHealthCheck
{
    /// <summary>A sweep comes every few seconds: what is due for longer than this is not being worked on.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        Backlog backlog;
        try
        {
            backlog = await store.BacklogAsync(now, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"the database does not answer ({exception.GetType().Name})");
        }

        var waited = now - (backlog.OldestDueAt ?? now);
        var faulty = backlog.Faulty == 0 ? "" : $"; {backlog.Faulty} could not be gone on with, see the column fault of deciding_states";
        return waited > Late
            ? HealthCheckResult.Degraded($"{backlog.Due} verifications are due, the oldest for {waited.TotalMinutes:0} minutes: no node runs jobs, or the sources are slow{faulty}")
            : HealthCheckResult.Healthy($"{backlog.Due} verifications are due{faulty}");
    }
}

/// <summary>Personal data can be written and read again.</summary>
internal sealed class KeyRingHealth(IFieldProtector protector) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var opened = protector.Unprotect(protector.Protect("health"u8, "health"), "health");
            return Task.FromResult(opened.AsSpan().SequenceEqual("health"u8) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the key ring does not open what it closed"));
        }
        catch (Exception exception)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy($"the key ring cannot be used ({exception.GetType().Name})"));
        }
    }
}
