using DataHub.Adapters.EnterpriseRegistration;
using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.MarriageRegistration;
using DataHub.Adapters.ResidencePermit;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.SoleTraderRegistration;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>A running mock bureau with a made-up population, and hubs' adapters in front of it, over real sockets.</summary>
public sealed class BureauFixture : IAsyncLifetime
{
    public MadeUpPopulation People { get; } = MadeUpPopulation.Create(seed: 7, families: 150);
    public MockBureau Bureau { get; private set; } = null!;

    /// <summary>One store for all hubs of the class: the gateway allows one refresh a minute.</summary>
    private InMemorySharedState State { get; } = new();

    public async ValueTask InitializeAsync() => Bureau = await MockBureau.StartAsync(People);

    public ValueTask DisposeAsync() => Bureau.DisposeAsync();

    /// <summary>A hub with breakers and holds of its own.</summary>
    public ServiceProvider Hub()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bureau:Gateway:BaseAddress"] = Bureau.BaseAddress.ToString(),
            ["Bureau:Gateway:Sid"] = Bureau.Credentials.GatewaySid,
            ["Bureau:Gateway:AppKey"] = Bureau.Credentials.GatewayAppKey,
            ["Bureau:Gateway:Retry:Count"] = "0",
            ["Bureau:Gateway:Quota:PerSecond"] = "0",
        }).Build();
        return new ServiceCollection()
            .AddSingleton<ISharedSecrets>(State).AddSingleton<ISequences>(State).AddSingleton<IQuotaLedger>(State)
            .AddHouseholdRegistration(configuration)
            .AddResidencePermit(configuration)
            .AddEnterpriseRegistration(configuration)
            .AddSoleTraderRegistration(configuration)
            .AddMarriageRegistration(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static IAdapter Adapter(IServiceProvider hub, ItemId item) => hub.GetServices<IAdapter>().Single(a => a.Descriptor.Item == item);

    public static PullContext Context(string division) =>
        new() { Lane = Lane.Online, Division = division, GiveUpAt = TimeProvider.System.GetUtcNow().AddSeconds(30) };

    public static async Task<PullAnswer> AskAsync(IServiceProvider hub, PullQuestion question)
    {
        var adapter = Adapter(hub, question.Item);
        var fetched = await adapter.FetchAsync(question, Context("370102"), TestContext.Current.CancellationToken);
        return fetched.Raw is { } raw ? adapter.Read(question, raw) : PullAnswer.Failed(fetched.Failure!);
    }
}
