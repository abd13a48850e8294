using System.Diagnostics;
using System.Text.Json;
using DataHub.Benchmarks.Load;
using DataHub.Host.Starting;
using DataHub.Mocks.Bureau;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataHub.Benchmarks.Staging;

/// <summary>The hub as it is shipped, pointed at the mock bureau: first in this process to note its calls, then as the program that is measured.</summary>
/// <param name="more">Settings beside those of every benchmark.</param>
internal sealed class HubProgram(MockBureau bureau, string folder, IReadOnlyDictionary<string, string?>? more = null)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "DataHub.Host.dll");

    /// <summary>Read from the hub's own settings of the runtime.</summary>
    public static bool UsesServerCollector
    {
        get
        {
            using var settings = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(Program, "runtimeconfig.json")));
            return settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").TryGetProperty("System.GC.Server", out var server) && server.GetBoolean();
        }
    }

    /// <summary>Of the hub's data, for who opens its database beside it.</summary>
    public string KeyRing => Path.Combine(folder, "key-ring.json");

    /// <summary>Folder of the hub's own database server.</summary>
    public string Cluster => Path.Combine(folder, "postgres");

    private Dictionary<string, string?> Settings => new(HubSettings.For(bureau, unlimited: true).Concat(more ?? new Dictionary<string, string?>()))
    {
        ["DataFolder"] = folder,
        ["Storage:Embedded:Allow"] = "true",
        ["Season:Today"] = "2026-06-10", // The population's rows keep their meaning on this day only.
        ["Telemetry:OpenMetrics"] = "true",
        // One client stands for every county platform of the province.
        ["Access:CallsPerSecond"] = "1000000",
        ["Access:Burst"] = "1000000",
        ["urls"] = "http://127.0.0.1:0",
    };

    /// <summary>Verifies each family once, one at a time.</summary>
    /// <returns>A key for the hub's API, and what the hub asked for each family.</returns>
    /// <exception cref="BenchmarkException">A family was not verified.</exception>
    public async Task<(string Key, IReadOnlyList<FamilyCalls> Calls)> RecordAsync(byte[][] bodies, TextWriter log, CancellationToken cancellationToken)
    {
        var recorder = new CallRecorder();
        await using var hub = await StartHereAsync(builder => builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(recorder.Handler)), cancellationToken);
        var key = await KeyAsync(cancellationToken);
        using var caller = new FamilyCaller("hub", new Uri(hub.Address, "v1/verifications"), key, bodies);
        await caller.CallAsync(0, cancellationToken); // The first fetches what the sources' sessions need.
        recorder.Take();
        var families = new FamilyCalls[bodies.Length];
        for (var i = 0; i < bodies.Length; i++)
        {
            var answer = await caller.CallAsync(i, cancellationToken);
            families[i] = new FamilyCalls(recorder.Take(), answer);
        }

        log.WriteLine("the hub's calls are noted");
        return (key, families);
    }

    /// <summary>The hub in this process, without its log.</summary>
    public Task<HubHost> StartHereAsync(Action<WebApplicationBuilder>? configure, CancellationToken cancellationToken) => HubHost.StartAsync(
        [],
        builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        },
        cancellationToken);

    /// <summary>A key for its API, made as an operator makes one.</summary>
    /// <param name="division">Code or prefix.</param>
    /// <param name="scopes">What it may do; <c>verify</c> when none is given.</param>
    public async Task<string> KeyAsync(CancellationToken cancellationToken, string division = "37", params string[] scopes) =>
        (await ChildProcess.OutputAsync(Start(["clients", "add", "benchmark", "--division", division, .. (scopes.Length == 0 ? ["verify"] : scopes).SelectMany(s => new[] { "--scope", s })]), cancellationToken)).Trim();

    /// <summary>Starts the program that is measured.</summary>
    public async Task<(ChildProcess Process, Uri Address)> StartAsync(CancellationToken cancellationToken)
    {
        const string Announcement = "DataHub answers at ";
        var (process, ready) = await ChildProcess.StartAsync(Start(), line => line.StartsWith(Announcement, StringComparison.Ordinal), cancellationToken);
        return (process, new Uri(ready[Announcement.Length..].Split(' ')[0]));
    }

    private ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]);
        foreach (var (name, value) in Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }
}
