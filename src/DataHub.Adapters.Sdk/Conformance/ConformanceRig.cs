using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>An adapter, wired as in the host, in front of a canned source; and an eye on what it tells the world.</summary>
public sealed class ConformanceRig : IAsyncDisposable
{
    private readonly ConformanceSubject _subject;
    private readonly CannedHandler _handler;
    private readonly ServiceProvider _services;
    private readonly LeakWatch _leaks;

    /// <param name="business">Answers the business call; session calls are answered by the subject.</param>
    /// <param name="settings">Overrides under <c>Adapters:&lt;item&gt;</c>.</param>
    public ConformanceRig(
        ConformanceSubject subject, Func<CannedRequest, CancellationToken, Task<CannedAnswer>> business, IReadOnlyDictionary<string, string?>? settings = null)
    {
        _subject = subject;
        _leaks = new LeakWatch(subject.Question);
        _handler = new CannedHandler((request, token) => subject.Session(request) is { } session ? Task.FromResult(session) : business(request, token));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(subject, settings)).Build();
        var services = new ServiceCollection();
        var state = new InMemorySharedState();
        services.AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state).AddSingleton<IQuotaLedger>(state);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_leaks));
        subject.Register(services, configuration);
        services.PostConfigureAll<HttpClientFactoryOptions>(http => http.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = _handler));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Adapter = _services.GetServices<IAdapter>().Single(a => a.Descriptor.Item == subject.Item);
    }

    public IAdapter Adapter { get; }
    public IServiceProvider Services => _services;

    /// <summary>Calls that were made, session calls included.</summary>
    public IReadOnlyList<CannedRequest> Requests => _handler.Requests;

    /// <summary>A context with half a minute of time.</summary>
    public PullContext Context(string? ticket = null) => new()
    {
        Lane = Lane.Online,
        Division = "370102",
        Ticket = ticket,
        GiveUpAt = _services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(30),
    };

    /// <summary>Fetches and reads, as the hub does.</summary>
    public async Task<PullAnswer> AskAsync(PullQuestion? question = null, CancellationToken cancellationToken = default)
    {
        question ??= _subject.Question;
        var fetched = await Adapter.FetchAsync(question, Context(), cancellationToken).ConfigureAwait(false);
        return fetched switch
        {
            { Raw: { } raw } => Read(question, raw),
            { Failure: { } failure } => PullAnswer.Failed(Checked(failure)),
            _ => throw new ConformanceException("the call was suspended, not answered"),
        };
    }

    /// <summary>Reads twice: a record must be derivable again from its raw answer.</summary>
    public PullAnswer Read(PullQuestion question, RawAnswer raw)
    {
        var answer = Adapter.Read(question, raw);
        var again = Adapter.Read(question, raw);
        if (Json(answer) != Json(again))
        {
            throw new ConformanceException("reading the same raw answer twice gave two answers");
        }

        if (answer.Failure is { } failure)
        {
            Checked(failure);
        }

        return answer;
    }

    /// <summary>An answer as it is stored, for comparison.</summary>
    public static string Json(PullAnswer answer) => JsonSerializer.Serialize(answer, CoreJson.Stored.PullAnswer);

    /// <exception cref="ConformanceException">A log, a trace, a metric or a failure carried the person's name or number.</exception>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync().ConfigureAwait(false);
        _leaks.Dispose();
    }

    /// <summary>Throws when a person's data went out. Called by every case at its end.</summary>
    public void RequireNoLeak() => _leaks.Require();

    private PullFailure Checked(PullFailure failure)
    {
        _leaks.Look("failure", $"{failure.Code} {failure.Message} {failure.Field}");
        return failure.Message.Length <= 300 ? failure : throw new ConformanceException("a failure's message is longer than 300 characters");
    }

    private static Dictionary<string, string?> Settings(ConformanceSubject subject, IReadOnlyDictionary<string, string?>? overrides)
    {
        var all = new Dictionary<string, string?>(subject.Settings) { ["BaseAddress"] = "http://bureau.invalid", ["Timeout"] = "00:00:20", ["Retry:Count"] = "0" };
        foreach (var (key, value) in overrides ?? new Dictionary<string, string?>())
        {
            all[key] = value;
        }

        return all.ToDictionary(pair => $"Adapters:{subject.Item}:{pair.Key}", pair => pair.Value);
    }
}
