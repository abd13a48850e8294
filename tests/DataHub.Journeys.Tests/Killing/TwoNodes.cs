using System.Diagnostics;
using System.Net.Http.Headers;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Journeys.Tests.Starting;
using DataHub.Mocks.Bureau;
using DataHub.Storage.PostgreSql;
using Npgsql;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>Two hubs on one database, programs of their own; a killed one is started again under a new name.</summary>
internal sealed class TwoNodes(string connectionString, IReadOnlyList<string> settings) : IAsyncDisposable
{
    private readonly Node[] _nodes = new Node[2];
    private int _started;

    public int Kills { get; private set; }

    /// <summary>Where a hub answers that runs.</summary>
    public Uri Address => _nodes.First(node => !node.Process.HasExited).Address;

    /// <summary>Short leases, so that the dead are soon replaced; one family at a time, so that a replay has many steps.</summary>
    public static IReadOnlyList<string> Settings(string folder, string keyRing, MockBureau bureau) =>
    [
        $"--DataFolder={folder}", $"--Storage:KeyRing={keyRing}", "--urls=http://127.0.0.1:0", "--Season:Today=2026-06-10", "--Jobs:SweepSeconds=1",
        "--Pipeline:AdvanceBudget=00:00:03", "--Pipeline:Lease=00:00:04", "--Pipeline:ReplayLease=00:00:05", "--Pipeline:ReplayParallelism=1",
        "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateTargets=true", "--Webhooks:Timeout=00:00:01", "--Webhooks:Lease=00:00:05",
        .. HubSettings.For(bureau).Select(s => $"--{s.Key}={s.Value}"),
    ];

    /// <summary>A key for the hubs' API.</summary>
    public static async Task<string> KeyAsync(string connectionString, string keyRing)
    {
        await using var storage = await PostgreSqlStorage.OpenAsync(connectionString, keyRing, TimeProvider.System, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var secret = ApiKeySecret.Create();
        await storage.Clients.AddAsync(
            new ApiKey(Guid.CreateVersion7(now), "portal", ["37"], [Scopes.Verify, Scopes.VerifyRead, Scopes.OpsRead, Scopes.OpsReplay], now, now.AddDays(1), null), ApiKeySecret.Hash(secret), CancellationToken.None);
        return secret;
    }

    public HttpClient Caller(string secret)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    public async Task StartAsync()
    {
        // One after the other: both make the job engine's tables.
        _nodes[0] = await StartOneAsync();
        _nodes[1] = await StartOneAsync();
    }

    public async Task KillAsync(string name)
    {
        var node = _nodes.Single(node => node.Name == name);
        node.Process.Kill(); // SIGKILL: nothing of it can say goodbye.
        await node.Process.WaitForExitAsync();
        Kills++;
    }

    public async Task KillBothAsync()
    {
        foreach (var node in _nodes)
        {
            await KillAsync(node.Name);
        }
    }

    /// <summary>Starts again whichever are dead.</summary>
    public async Task ReviveAsync()
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (_nodes[i].Process.HasExited)
            {
                _nodes[i].Process.Dispose();
                _nodes[i] = await StartOneAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Where(node => node is not null))
        {
            node.Process.Kill();
            await node.Process.WaitForExitAsync();
            node.Process.Dispose();
        }
    }

    private async Task<Node> StartOneAsync()
    {
        var name = $"hub-{++_started}";
        var database = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = name, MaxPoolSize = 20 }.ConnectionString;
        var process = HubProcess.Start([.. settings, $"--Storage:ConnectionString={database}", $"--Pipeline:Node={name}"]);
        var address = await HubProcess.AnswersAsync(process).WaitAsync(TimeSpan.FromSeconds(60));
        _ = process.StandardOutput.ReadToEndAsync(); // A full pipe would hold it.
        _ = process.StandardError.ReadToEndAsync();
        return new Node(name, process, address);
    }

    private sealed record Node(string Name, Process Process, Uri Address);
}
