using System.Net;
using System.Net.Sockets;
using DataHub.Host.Starting;
using DataHub.Testing;
using Microsoft.Extensions.Configuration;

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

    /// <summary>A wrongly typed value in every kind of section; what is wrong with the others is told beside it.</summary>
    [Fact]
    public async Task Every_value_of_a_wrong_kind_is_named_with_what_it_must_be()
    {
        var message = await FailureAsync(
            "--Pipeline:Lease=abc", "--Pipeline:ChunkSize=many", "--Jobs:Enabled=maybe", "--Telemetry:TraceShare=half", "--Season:Today=tomorrow", "--Storage:Embedded:StartTimeout=soon",
            "--Access:Issuers:0:Algorithms=ES256", "--Consent:ClockSkew:Seconds=5", "--Receipts=file", "--Logging:LogLevel:Hangfire=loud", "--Logging:Console:LogLevel:Default=loud",
            "--Adapters:household-registration:Timeout=abc", "--Adapters:household-registration:Retry=3", "--Adapters:presale-contract:Enabled=true", "--Bureau:Md5Sign:Concurrency=few",
            "--Adapters:household-registration:Codes:E-1=odd", "--Adapters:property-title:MaintenanceFrom=noon", "--Telemetry:Otlp=collector", "--environment=Production");
        foreach (var line in new[]
        {
            "Pipeline:Lease must be a duration such as 00:00:10", "Pipeline:ChunkSize must be a whole number", "Jobs:Enabled must be true or false", "Telemetry:TraceShare must be a number such as 0.5",
            "Season:Today must be a day such as 2026-06-10", "Storage:Embedded:StartTimeout must be a duration", "Access:Issuers:0:Algorithms must be a list", "Consent:ClockSkew must be one value",
            "Logging:LogLevel:Hangfire must be one of Trace, Debug, ", "Logging:Console:LogLevel:Default must be one of Trace, Debug, ", "Adapters:household-registration:Timeout must be a duration",
            "Adapters:household-registration:Retry must be a group of settings", "Bureau:Md5Sign:Concurrency must be a whole number", "Adapters:household-registration:Codes:E-1 must be one of Transient, ",
            "Adapters:property-title:MaintenanceFrom must be a time of day such as 00:30", "Adapters:presale-contract:BaseAddress is missing", "Telemetry:Otlp must be an absolute http(s) address",
            "Storage:ConnectionString is missing",
        })
        {
            message.ShouldContain(line);
        }

        message.ShouldNotContain("   at ");
        message.Split(Environment.NewLine).ShouldBeUnique();
        message.ShouldNotContain("abc", Case.Sensitive, "a value may be a secret that was put in the wrong place");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_setting_that_nothing_reads_is_named_with_the_nearest_one()
    {
        var message = await FailureAsync(
            "--Pipeline:Leese=00:00:45", "--Jobs:Worker=3", "--Storage:Keyring2=x", "--Storage:Embedded:Foldre=x", "--Bureau:Gatway:Sid=x", "--Bureau:Gateway:Sidd=x", "--Access:Issuers:0:Isuer=x",
            "--Consent:Clockskew2=x", "--Telemetry:Open=true", "--Season:Tody=x", "--Receipts:KeyFil=x", "--Policies:Fold=x", "--Pipelin:Lease=00:01:00", "--Unrelated:Thing=1");
        foreach (var line in new[]
        {
            "Pipeline:Leese is no setting; did you mean Lease?", "Jobs:Worker is no setting; did you mean Workers?", "Storage:Keyring2 is no setting; did you mean KeyRing?",
            "Storage:Embedded:Foldre is no setting; did you mean Folder?", "Bureau:Gatway is no section of this hub; did you mean Gateway?", "Bureau:Gateway:Sidd is no setting; did you mean Sid?",
            "Access:Issuers:0:Isuer is no setting; did you mean Issuer?", "Consent:Clockskew2 is no setting; did you mean ClockSkew?", "Telemetry:Open is no setting; ", "Season:Tody is no setting; did you mean Today?",
            "Receipts:KeyFil is no setting; did you mean KeyFile?", "Policies:Fold is no setting; did you mean Folder?", "Pipelin is no section of this hub; did you mean Pipeline?",
        })
        {
            message.ShouldContain(line);
        }

        message.ShouldNotContain("Unrelated");
        message.Split(Environment.NewLine).ShouldBeUnique();
    }

    [Fact]
    public async Task A_value_out_of_its_range_is_named_with_its_path()
    {
        var message = await FailureAsync("--Pipeline:Lease=00:00:01", "--Jobs:Workers=0", "--Access:CallsPerSecond=0", "--Consent:ClockSkew=01:00:00");
        foreach (var setting in new[] { "Pipeline:Lease: ", "Jobs:Workers: ", "Access:CallsPerSecond: ", "Consent:ClockSkew: " })
        {
            message.ShouldContain(setting);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_named()
    {
        var message = await FailureAsync("--Storage:Embedded:Allow=true", "--urls=nowhere");
        message.ShouldContain("Urls");
        message.ShouldContain("nowhere");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_names_no_setting_that_nothing_reads()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.sample.json")).Build();
        var message = await FailureAsync([.. sample.AsEnumerable().Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}"), "--environment=Production", "--Storage:ConnectionString="]);
        message.ShouldContain("Storage:ConnectionString is missing");
        message.ShouldNotContain("is no ");
        message.ShouldNotContain("must be a ");
    }

    [Fact]
    public void Every_section_of_the_hub_is_looked_over()
    {
        var sections = new[] { typeof(HubHost).Assembly, typeof(DataHub.Pipeline.PipelineOptions).Assembly }
            .SelectMany(a => a.GetTypes()).Select(type => (Type: type, Name: type.GetField("Section")?.GetRawConstantValue() as string)).Where(s => s.Name is not null && !s.Name.Contains(':')).ToList();
        sections.ShouldNotBeEmpty();
        SettingsCheck.Sections.OrderBy(s => s.Key).Select(s => (s.Value, s.Key)).ShouldBe(sections.OrderBy(s => s.Name).Select(s => (s.Type, s.Name!)));
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
