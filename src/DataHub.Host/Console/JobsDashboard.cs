using DataHub.Contracts.Access;
using DataHub.Host.Api.Access;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Console;

/// <summary>The job engine's own pages under <c>/console/jobs</c>, for administrators; they only look unless the settings say otherwise.</summary>
internal static class JobsDashboard
{
    private const string Path = "/console/jobs";

    public static void MapJobsDashboard(this WebApplication app)
    {
        // Put together at the first look: the engine's storage needs the database, which is opened after the routes are known.
        var pages = new Lazy<AspNetCoreDashboardMiddleware?>(() => app.Services.GetService<JobStorage>() is { } storage
            ? new AspNetCoreDashboardMiddleware(_ => Task.CompletedTask, storage, Options(app.Services.GetRequiredService<IOptions<ConsoleOptions>>().Value), DashboardRoutes.Routes)
            : null);
        app.Map($"{Path}/{{**page}}", context => ShowAsync(context, pages.Value)).RequireScope(Scopes.OpsAdmin).ExcludeFromDescription();
    }

    private static DashboardOptions Options(ConsoleOptions console) => new()
    {
        // The route asks for the scope already.
        Authorization = [],
        IsReadOnlyFunc = _ => !console.JobsWritable,
        AppPath = "/console",
        DashboardTitle = "DataHub",
        DisplayStorageConnectionString = false,
    };

    private static async Task ShowAsync(HttpContext context, AspNetCoreDashboardMiddleware? pages)
    {
        if (pages is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Its addresses begin where it is mounted.
        var (pathBase, path) = (context.Request.PathBase, context.Request.Path);
        context.Request.Path.StartsWithSegments(Path, out var rest);
        (context.Request.PathBase, context.Request.Path) = (pathBase.Add(Path), rest);
        try
        {
            await pages.Invoke(context);
        }
        finally
        {
            (context.Request.PathBase, context.Request.Path) = (pathBase, path);
        }
    }
}
