using DataHub.Contracts.Access;
using DataHub.Host.Api;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Batches;
using DataHub.Host.Api.Health;
using DataHub.Host.Api.Operations;
using DataHub.Host.Api.Policies;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Reference;
using DataHub.Host.Api.Sources;
using DataHub.Host.Api.Verifications;
using DataHub.Host.Api.Webhooks;
using DataHub.Host.Console;
using DataHub.Host.Telemetry;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Starting;

internal static class HubRoutes
{
    /// <exception cref="InvalidOperationException">A route declares no scope.</exception>
    public static void UseHub(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(bare =>
        {
            var status = bare.HttpContext.Response.StatusCode;
            return new Problem(ErrorCatalogue.ForStatus(status), ErrorCatalogue.CureForStatus(status)).ExecuteAsync(bare.HttpContext);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<CallRates>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseKnownQueries();

        app.MapVerifications();
        app.MapBatches();
        app.MapPolicies();
        app.MapSources();
        app.MapOperations();
        app.MapWebhooks();
        app.MapAudit();
        app.MapHubHealth();
        app.MapReference();
        app.MapConsole();
        var metrics = app.MapPrometheusScrapingEndpoint("/metrics");
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.OpenMetrics)
        {
            metrics.AllowAnonymous();
        }
        else
        {
            metrics.RequireScope(Scopes.OpsRead);
        }

        RouteScopes.RequireOnAll(app);
    }
}
