using DataHub.Client;
using DataHub.Demo.Verifying;
using DataHub.Host.Starting;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Demo.Starting;

/// <summary>All that the demo needs, running: the mock bureau with its population, the hub on its embedded database, a client with a fresh key.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly HttpClient _http;

    private DemoStage(MadeUpPopulation population, MockBureau bureau, HubHost hub, HttpClient http, IDataHubClient client, string key, string password) =>
        (Population, Bureau, Hub, _http, Client, Key, OperatorPassword) = (population, bureau, hub, http, client, key, password);

    public MadeUpPopulation Population { get; }
    public MockBureau Bureau { get; }
    public HubHost Hub { get; }
    public IDataHubClient Client { get; }

    /// <summary>The API key, for the <c>curl</c> that is printed.</summary>
    public string Key { get; }

    /// <summary>Of the operator <c>demo</c>, new at every start.</summary>
    public string OperatorPassword { get; }

    public static async Task<DemoStage> StartAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var population = MadeUpPopulation.Create(options.Seed, options.Families);
        var bureau = await MockBureau.StartAsync(
            population,
            new MockBureauOptions { Door = options.Families > 0 ? DoorKind.Kestrel : DoorKind.WireMock, TypicalLatency = options.Latency },
            cancellationToken);
        try
        {
            var settings = HubSettings.For(bureau, unlimited: options.Families > 0).Concat(Settings).Append(new("urls", $"http://127.0.0.1:{options.Port}"));
            var hub = await HubHost.StartAsync([.. settings.Select(s => $"--{s.Key}={s.Value}")], cancellationToken: cancellationToken);
            var key = await DemoKey.MakeAsync(hub.Services, cancellationToken);
            var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 512 });
            return new DemoStage(population, bureau, hub, http, DataHubClientRegistration.Create(http, hub.Address, key), key, await DemoOperator.MakeAsync(hub.Services, cancellationToken));
        }
        catch
        {
            await bureau.DisposeAsync();
            throw;
        }
    }

    /// <summary>The made-up people's rows keep their meaning on this day only.</summary>
    private static Dictionary<string, string?> Settings => new()
    {
        // The demo is one client that brings a whole county's families at once.
        ["Access:CallsPerSecond"] = "100000",
        ["Access:Burst"] = "100000",
        ["Console:LocalAccounts"] = "true",
        ["Season:Today"] = "2026-06-10",
        ["Storage:Embedded:Allow"] = "true",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public FamilyVerifier Verifier() => new(Client, Bureau.IdentityProvider);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Hub.DisposeAsync();
        await Bureau.DisposeAsync();
    }
}
