using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Ports;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Planning;
using DataHub.Pipeline.Replaying;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>One hub node: the pipeline as the host registers it, on the test's database, sources and clock.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Node(PipelineDatabase database, Departments departments, TimeProvider time, string name, params (string Key, string Value)[] settings)
    {
        Store = new TappedStore(database.Storage.Verifications);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
        {
            ["Pipeline:Node"] = name,
            ["Receipts:KeyFile"] = database.ReceiptKey,
        });
        configuration.AddInMemoryCollection(settings.Any(s => s.Key == "Pipeline:WaveGrace") ? [] : [KeyValuePair.Create("Pipeline:WaveGrace", (string?)"00:00:00")]);
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(time)
            .AddSingleton<IVerificationStore>(Store).AddSingleton(database.Storage.Policies)
            .AddSingleton(database.Storage.Rechecks).AddSingleton(database.Storage.FailedPulls).AddSingleton(database.Storage.Replays).AddSingleton<SourceRegistry>().AddPipeline(configuration.Build());
        foreach (var adapter in departments.Adapters)
        {
            services.AddSingleton(adapter);
        }

        _services = services.BuildServiceProvider();
    }

    public TappedStore Store { get; }
    public IVerificationIntake Intake => _services.GetRequiredService<IVerificationIntake>();
    public RunningVerifications Running => _services.GetRequiredService<RunningVerifications>();
    public DueWork DueWork => _services.GetRequiredService<DueWork>();
    public ReplayWork ReplayWork => _services.GetRequiredService<ReplayWork>();
    public ReplayDesk ReplayDesk => _services.GetRequiredService<ReplayDesk>();
    public RecheckDesk RecheckDesk => _services.GetRequiredService<RecheckDesk>();
    public AttestationDesk Desk => _services.GetRequiredService<AttestationDesk>();
    public PolicyCatalog Policies => _services.GetRequiredService<PolicyCatalog>();
    public ReceiptIssuer Receipts => _services.GetRequiredService<ReceiptIssuer>();

    /// <summary>Submits, and waits for the verdict as long as it takes: the clock stands.</summary>
    public async Task<VerificationView> SubmitAsync(Submission submission)
    {
        var result = await Intake.SubmitAsync(submission, TimeSpan.FromSeconds(10), default).WaitAsync(TimeSpan.FromMinutes(1));
        result.Outcome.ShouldBe(SubmitOutcome.Accepted);
        return result.View!;
    }

    public Task<DueWorkReport> GoOnAsync(CancellationToken stopping = default) => DueWork.RunChunkAsync(stopping).WaitAsync(TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
