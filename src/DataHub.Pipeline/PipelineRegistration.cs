using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items.Declared;
using DataHub.Core.Ports;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Batching;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Delivering.Webhooks;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Planning;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;
using DataHub.Pipeline.Replaying;
using DataHub.Pipeline.Season;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataHub.Pipeline;

/// <summary>Puts the stages together; the store ports, the adapters and <see cref="TimeProvider"/> come from elsewhere.</summary>
public static class PipelineRegistration
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PipelineOptions>().Bind(configuration.GetSection(PipelineOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.Lease > o.AdvanceBudget, "Pipeline:Lease must be longer than Pipeline:AdvanceBudget, or two workers advance one verification").ValidateOnStart();
        services.AddOptions<SeasonOptions>().Bind(configuration.GetSection(SeasonOptions.Section)).ValidateOnStart();
        services.AddOptions<ReceiptOptions>().Bind(configuration.GetSection(ReceiptOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ISeasonClock, SeasonClock>();
        services.AddSingleton<PipelineTelemetry>();
        services.TryAddSingleton(DeclaredItems.None);
        services.AddSingleton<PolicyCatalog>();
        services.AddSingleton<AdapterDirectory>();
        services.AddOptions<SourceOptions>().Bind(configuration.GetSection(SourceOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.StaleAfter >= o.Sync * 3, "Sources:StaleAfter must be at least three times Sources:Sync, or a slow round looks like a dead node").ValidateOnStart();
        services.TryAddSingleton<SourceRegistry>();
        services.AddSingleton<SourceBoard>();
        services.AddSingleton<SourceProbe>();
        services.AddSingleton<SourceSync>();
        services.AddHostedService(s => s.GetRequiredService<SourceSync>());
        services.AddSingleton<RetrySchedule>();
        services.AddSingleton<SharedFetches>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<PullExecutor>(s, Jitter));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<AdvanceSaver>(s, Jitter));
        services.AddSingleton<SharedDelays>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Postponing>(s, Jitter));
        services.AddSingleton<ReceiptIssuer>();
        services.AddWebhooks(configuration, Jitter);
        services.AddSingleton<VerificationRunner>();
        services.AddSingleton<RunningVerifications>();
        services.AddHostedService(s => s.GetRequiredService<RunningVerifications>());
        services.AddSingleton<VerificationReader>();
        services.AddSingleton<IVerificationIntake, VerificationIntake>();
        services.AddSingleton(s => new AttestationDesk(
            s.GetRequiredService<IVerificationStore>(),
            s.GetRequiredService<PolicyCatalog>(),
            s.GetRequiredService<RunningVerifications>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>()));
        services.AddSingleton(s => new RecheckDesk(
            s.GetRequiredService<IRecheckStore>(),
            s.GetRequiredService<VerificationReader>(),
            s.GetRequiredService<PolicyCatalog>(),
            s.GetRequiredService<RunningVerifications>(),
            s.GetRequiredService<ISeasonClock>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>()));
        services.AddSingleton(s => new DueWork(
            s.GetRequiredService<IVerificationStore>(),
            s.GetRequiredService<VerificationRunner>(),
            s.GetRequiredService<Postponing>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>(),
            s.GetRequiredService<Microsoft.Extensions.Logging.ILogger<DueWork>>()));
        services.AddSingleton(s => new ReplayWork(
            s.GetRequiredService<IReplayStore>(),
            s.GetRequiredService<IFailedPullStore>(),
            s.GetRequiredService<IVerificationStore>(),
            s.GetRequiredService<VerificationRunner>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>(),
            s.GetRequiredService<Microsoft.Extensions.Logging.ILogger<ReplayWork>>()));
        services.AddSingleton(s => new BatchWork(
            s.GetRequiredService<IBatchStore>(),
            s.GetRequiredService<IVerificationIntake>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>(),
            s.GetRequiredService<Microsoft.Extensions.Logging.ILogger<BatchWork>>()));
        services.AddSingleton<ReplaySources>();
        services.AddSingleton(s => new ReplayDesk(
            s.GetRequiredService<IReplayStore>(),
            s.GetRequiredService<IFailedPullStore>(),
            s.GetRequiredService<IVerificationStore>(),
            s.GetRequiredService<VerificationRunner>(),
            s.GetRequiredService<ReplaySources>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>()));
        return services;
    }

    /// <summary>Spreads retries; needs no secrecy, only safety between threads, which the shared instance has.</summary>
#pragma warning disable RS0030 // The ban is on hidden randomness in decisions and tests; this one is injected here, in one place.
    private static Random Jitter => Random.Shared;
#pragma warning restore RS0030
}
