using System.Net;
using System.Net.Sockets;
using DataHub.Host.Starting;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Starting;

/// <summary>What is wrong with the surroundings is told in one message that names the setting, before anything is made.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    [Fact]
    public async Task Production_needs_a_connection_string()
    {
        var message = await FailureAsync("--environment=Production");
        message.ShouldContain("Storage:ConnectionString");
        message.ShouldContain("Storage:Embedded:Allow");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_occupied_port_is_named()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var message = await FailureAsync("--Storage:Embedded:Allow=true", $"--urls=http://127.0.0.1:{((IPEndPoint)squatter.LocalEndpoint).Port}");
        message.ShouldContain("in use");
        message.ShouldContain("--urls");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_at_once()
    {
        var message = await FailureAsync(
            "--Consent:Issuers:0:Issuer=https://login.example.test", "--Consent:Issuers:0:JwksUri=ftp://x", "--Access:CallsPerSecond=0", "--Jobs:Workers=0",
            "--Pipeline:Lease=00:00:01", "--Adapters:household-registration:Enabled=true", "--Adapters:property-title:MaxPage=1", "--Adapters:property-titel:MaxPages=1");
        foreach (var setting in new[]
        {
            "Consent:Issuers:0:Audience", "Consent:Issuers:0:JwksUri", "CallsPerSecond", "Workers", "Lease", "Adapters:household-registration:BaseAddress",
            "Adapters:property-title:MaxPage is no setting; did you mean MaxPages?", "Adapters:property-titel is no item of this hub; did you mean property-title?",
        })
        {
            message.ShouldContain(setting);
        }
    }

    [Fact]
    public async Task An_unreachable_database_is_named()
    {
        var message = await FailureAsync("--Storage:ConnectionString=Host=127.0.0.1;Port=1;Username=hub;Password=secret;Timeout=2");
        message.ShouldContain("Storage:ConnectionString");
        message.ShouldNotContain("secret");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> FailureAsync(params string[] settings)
    {
        string[] all =
        [
            $"--DataFolder={_folder}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. DataHub.Core.Items.ItemId.Handbook.Select(i => $"--Adapters:{i}:Enabled=false"), .. settings,
        ];
        return (await Should.ThrowAsync<HubStartException>(HubHost.StartAsync(all))).Message;
    }
}
