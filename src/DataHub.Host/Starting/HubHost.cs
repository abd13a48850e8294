using DataHub.Host.Console.SignIn;
using DataHub.Host.Jobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Starting;

/// <summary>A running hub: what <c>dotnet run</c> starts, and what the demo and the tests start in their own process.</summary>
public sealed class HubHost : IAsyncDisposable
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private readonly WebApplication _app;

    private HubHost(WebApplication app, string? firstPassword) => (_app, FirstPassword) = (app, firstPassword);

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens; the port is the real one where 0 was asked for.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Of the console's account <c>admin</c>, at the start that made it: show it once, it is kept nowhere.</summary>
    public string? FirstPassword { get; }

    /// <summary>Storage, migrations, policies, jobs, and then the port: when this returns, the hub answers.</summary>
    /// <param name="args">Settings as <c>--Section:Name=value</c>.</param>
    /// <param name="configure">Changes the services or the configuration before they are built; for the demo and tests.</param>
    /// <exception cref="HubStartException">Something is missing or wrong; the message says what and how to mend it.</exception>
    public static async Task<HubHost> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        var app = Build(args, configure);
        try
        {
            // Every wrong setting at once, before anything is started or made on disk.
            RequireSettings(app);
            PortCheck.Require(app.Configuration["urls"]);
            var time = app.Services.GetRequiredService<TimeProvider>();
            var storage = await HubStorage.OpenAsync(app.Configuration, app.Environment, app.Services.GetRequiredService<ILogger<HubStorage>>(), time, cancellationToken);
            app.Services.GetRequiredService<StorageServices>().Use(storage);
            await app.Services.GetRequiredService<PolicySeed>().RunAsync(cancellationToken);
            await app.PrepareJobsAsync(cancellationToken);
            app.UseHub();
            await app.StartAsync(cancellationToken);
            return new HubHost(app, await app.Services.GetRequiredService<LocalAccounts>().MakeFirstAsync(cancellationToken));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until Ctrl-C or the platform's stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The hub put together and not started: no option is validated, nothing is opened.</summary>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Create(args);
        builder.AddHub();
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Configuration as the hub and its commands read it: <c>appsettings.json</c> beside the program, environment, arguments.</summary>
    internal static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "DataHub.Host" });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateOnBuild, o.ValidateScopes) = (true, true));
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.Configuration["urls"] = DefaultUrl;
        }

        return builder;
    }

    private static void RequireSettings(WebApplication app)
    {
        List<string> problems = [.. app.Services.GetRequiredService<SettingsCheck>().Problems, .. HubStorage.Problems(app.Configuration, app.Environment)];
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException)
        {
            problems.AddRange((exception is AggregateException all ? all.Flatten().InnerExceptions : [exception])
                .SelectMany(e => e is OptionsValidationException options ? SettingsCheck.Named(options) : [e.Message]));
        }

        if (problems.Count > 0)
        {
            throw new HubStartException(
                $"""
                The hub cannot start: these settings are missing or wrong.
                {string.Join(Environment.NewLine, problems.Distinct().Select(p => $"  {p}"))}
                appsettings.sample.json describes every setting, README.md ("Pointing it at a real bureau") where to write it.
                To see the hub at work without any: dotnet run --project mocks/DataHub.Demo
                """);
        }
    }
}
