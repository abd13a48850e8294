using System.Net.Http.Headers;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Starting;
using DataHub.Journeys.Tests.Access;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests;

/// <summary>The whole hub on a port of its own, with a database of its own and a mock identity provider; no source is configured.</summary>
public class RunningHub : IAsyncLifetime
{
    private readonly TestDatabase _database;

    public RunningHub() : this(TestDatabase.CreateAsync().GetAwaiter().GetResult()) { }

    private RunningHub(TestDatabase database) => _database = database;

    public string Folder { get; } = TestFolder.Create();
    public HubHost Host { get; private set; } = null!;
    public MockIdentityProvider Login { get; } = new("https://login.example.test", "datahub", TimeProvider.System);

    public TokenIssuer Tokens { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "tokens.json"), Tokens.Jwks);
        await File.WriteAllTextAsync(Path.Combine(Folder, "jwks.json"), Login.Jwks);
        await PrepareAsync();
        Host = await HubHost.StartAsync([.. Settings()], Configure);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Login.Dispose();
        Tokens.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A key as <c>clients add</c> makes it.</summary>
    public async Task<(string Secret, Guid Id)> KeyAsync(string division, TimeSpan life, params string[] scopes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var key = new ApiKey(Guid.CreateVersion7(now), $"client-{division}", [division], scopes, now.AddDays(-1), now + life, null);
        var secret = ApiKeySecret.Create();
        await Host.Services.GetRequiredService<IClientStore>().AddAsync(key, ApiKeySecret.Hash(secret), CancellationToken.None);
        return (secret, key.KeyId);
    }

    /// <summary>A caller whose key covers one division.</summary>
    public async Task<HttpClient> CallerAsync(string division, params string[] scopes) => Caller((await KeyAsync(division, TimeSpan.FromDays(30), scopes)).Secret);

    public HttpClient Caller(string? secret = null)
    {
        var http = new HttpClient { BaseAddress = Host.Address };
        http.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Changes the services before they are built.</summary>
    protected virtual void Configure(WebApplicationBuilder builder) { }

    protected virtual IEnumerable<string> Settings() =>
    [
        "--urls=http://127.0.0.1:0",
        "--environment=Development",
        $"--DataFolder={Folder}",
        $"--Storage:ConnectionString={_database.ConnectionString}",
        $"--Storage:KeyRing={_database.KeyRing}",
        "--Season:Today=2026-06-10",
        "--Logging:LogLevel:Default=Warning",
        $"--Consent:Issuers:0:Issuer={Login.Issuer}",
        $"--Consent:Issuers:0:Audience={Login.Audience}",
        $"--Consent:Issuers:0:JwksFile={Path.Combine(Folder, "jwks.json")}",
        $"--Access:Issuers:0:Issuer={TokenIssuer.Name}",
        "--Access:Issuers:0:Audience=datahub",
        $"--Access:Issuers:0:JwksFile={Path.Combine(Folder, "tokens.json")}",
        .. ItemId.Handbook.Select(item => $"--Adapters:{item}:Enabled=false"),
    ];
}
