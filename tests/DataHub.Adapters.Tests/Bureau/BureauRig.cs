using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>An adapter, wired as in the host, in front of a running mock bureau with the handbook's people, over HTTP.</summary>
internal sealed class BureauRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BureauRig(MockBureau bureau, ServiceProvider services, ItemId item) =>
        (Bureau, _services, Adapter) = (bureau, services, services.GetServices<IAdapter>().Single(a => a.Descriptor.Item == item));

    public MockBureau Bureau { get; }
    public IAdapter Adapter { get; }

    /// <summary>What the hub's shared quota of the item has counted today.</summary>
    public int? UsedToday => _services.GetRequiredService<SourceRegistry>().States().Single().UsedToday;

    /// <summary>What the bureau has counted for the item's quota.</summary>
    public CallCount Counted => Bureau.Counts.Current[Adapter.Descriptor.Item.Value];

    /// <param name="settings">Under <c>Adapters:&lt;item&gt;</c>.</param>
    /// <param name="people">The handbook's people alone, unless given.</param>
    public static async Task<BureauRig> StartAsync(
        ItemId item, Action<IServiceCollection, IConfiguration> register, IReadOnlyDictionary<string, string?> settings, MockBureauOptions? options = null,
        MadeUpPopulation? people = null)
    {
        var bureau = await MockBureau.StartAsync(people ?? MadeUpPopulation.Create(seed: 1, families: 0), options, TestContext.Current.CancellationToken);
        var all = new Dictionary<string, string?>(settings) { ["BaseAddress"] = bureau.BaseAddress.ToString(), ["Retry:Count"] = "0" };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(all.Select(pair => KeyValuePair.Create($"Adapters:{item}:{pair.Key}", pair.Value))).Build();
        var state = new InMemorySharedState();
        var services = new ServiceCollection().AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state).AddSingleton<IQuotaLedger>(state);
        register(services, configuration);
        return new BureauRig(bureau, services.BuildServiceProvider(validateScopes: true), item);
    }

    public PullContext Context(TimeSpan? patience = null, string? ticket = null, Lane lane = Lane.Online) => new()
    {
        Lane = lane,
        Division = "370102",
        Ticket = ticket,
        GiveUpAt = _services.GetRequiredService<TimeProvider>().GetUtcNow() + (patience ?? TimeSpan.FromSeconds(30)),
    };

    public async Task<PullAnswer> AskAsync(PullQuestion question)
    {
        var fetched = await Adapter.FetchAsync(question, Context(), TestContext.Current.CancellationToken);
        return fetched.Raw is { } raw ? Adapter.Read(question, raw) : PullAnswer.Failed(fetched.Failure.ShouldNotBeNull());
    }

    /// <summary>Asks once while one fault is in force.</summary>
    public async Task<PullAnswer> AskAsync(PullQuestion question, Fault fault)
    {
        var id = Bureau.Faults.Add(fault);
        var answer = await AskAsync(question);
        Bureau.Faults.Remove(id);
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Bureau.DisposeAsync();
    }
}
