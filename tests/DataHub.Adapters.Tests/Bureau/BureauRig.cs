using System.Collections.Concurrent;
using System.Diagnostics;
using DataHub.Adapters.PresaleContract;
using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.RentalFiling;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>The adapters of title, contract and rental as the host wires them, in front of a running mock bureau; and all that they log and trace.</summary>
internal sealed class BureauRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimeProvider _clock;
    private readonly ToldProvider _told;

    private BureauRig(MockBureau bureau, TimeProvider clock, IReadOnlyDictionary<string, string?>? settings)
    {
        (Bureau, _clock) = (bureau, clock);
        _told = new ToldProvider();
        var all = new Dictionary<string, string?>
        {
            ["Adapters:property-title:BaseAddress"] = bureau.BaseAddress.ToString(),
            ["Adapters:property-title:ClientId"] = bureau.Credentials.OAuthClientId,
            ["Adapters:property-title:ClientSecret"] = bureau.Credentials.OAuthClientSecret,
            ["Adapters:property-title:Retry:Count"] = "0",
            ["Bureau:Md5Sign:BaseAddress"] = bureau.BaseAddress.ToString(),
            ["Bureau:Md5Sign:AppKey"] = bureau.Credentials.HousingAppKey,
            ["Bureau:Md5Sign:AppSecret"] = bureau.Credentials.HousingAppSecret,
            ["Bureau:Md5Sign:Retry:Count"] = "0",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            all[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var state = new InMemorySharedState();
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state).AddSingleton<IQuotaLedger>(state)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_told))
            .AddPropertyTitle(configuration).AddPresaleContract(configuration).AddRentalFiling(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public MockBureau Bureau { get; }

    /// <summary>Every log line and every trace with its tags, so far.</summary>
    public IReadOnlyCollection<string> Told => _told.Lines;

    public static async Task<BureauRig> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var bureau = await MockBureau.StartAsync(
            MadeUpPopulation.Create(seed: 1, families: 0), new MockBureauOptions { Clock = clock }, TestContext.Current.CancellationToken);
        return new BureauRig(bureau, clock, settings);
    }

    /// <summary>Fetches and reads, as the hub does.</summary>
    public async Task<PullAnswer> AskAsync(PullQuestion question)
    {
        var adapter = _services.GetServices<IAdapter>().Single(a => a.Descriptor.Item == question.Item);
        var context = new PullContext { Lane = Lane.Online, Division = "370102", GiveUpAt = _clock.GetUtcNow().AddSeconds(30) };
        var fetched = await adapter.FetchAsync(question, context, TestContext.Current.CancellationToken);
        return fetched.Raw is { } raw ? adapter.Read(question, raw) : PullAnswer.Failed(fetched.Failure.ShouldNotBeNull());
    }

    /// <summary>Asks while the bureau has that fault, once.</summary>
    public async Task<PullAnswer> AskAsync(PullQuestion question, FaultKind kind, string? code = null, DateTimeOffset? until = null)
    {
        var id = Bureau.Faults.Add(new Fault { Item = question.Item.Value, Kind = kind, Code = code, Until = until });
        try
        {
            return await AskAsync(question);
        }
        finally
        {
            Bureau.Faults.Remove(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Bureau.DisposeAsync();
        _told.Dispose();
    }

    private sealed class ToldProvider : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];
        private readonly ActivityListener _activities;

        public ToldProvider()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity => _lines.Enqueue($"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {activity.StatusDescription}"),
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public IReadOnlyCollection<string> Lines => _lines;
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Dispose() => _activities.Dispose();

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception) + exception);
    }
}
