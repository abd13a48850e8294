using System.IO.Abstractions;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Batches;
using DataHub.Host.Api.Health;
using DataHub.Host.Api.Operations;
using DataHub.Host.Api.Policies;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Reference;
using DataHub.Host.Api.Sources;
using DataHub.Host.Api.Verifications;
using DataHub.Host.Api.Webhooks;
using DataHub.Host.Console;
using DataHub.Host.Jobs;
using DataHub.Host.Policies;
using DataHub.Host.Telemetry;
using DataHub.Pipeline;
using DataHub.Pipeline.Delivering;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataHub.Host.Starting;

/// <summary>The composition root: everything that the hub is made of.</summary>
internal static class HubServices
{
    public static void AddHub(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(SettingsCheck.Run(builder.Configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IFileSystem, FileSystem>();
        StorageServices.AddTo(services);
        services.AddOptions<PolicyOptions>().BindConfiguration(PolicyOptions.Section);
        services.AddSingleton<PolicyFolder>();
        services.AddSingleton<PolicySeed>();

        services.AddPipeline(builder.Configuration);
        services.PostConfigure<ReceiptOptions>(o =>
            o.KeyFile = o.KeyFile is { Length: > 0 } file ? file : Path.Combine(StorageOptions.DataFolder(builder.Configuration), "receipts-key.pem"));
        services.TryAddSingleton<SourceRegistry>();
        services.AddAdapters(builder.Configuration);
        builder.AddJobs();

        services.AddAccess();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditEndpoints>();
        services.AddExceptionHandler<UnexpectedErrors>();
        services.AddSingleton<VerificationPresenter>();
        services.AddSingleton<SubmitVerification>();
        services.AddSingleton<FamilyAdmission>();
        services.AddSingleton<BatchUpload>();
        services.AddSingleton<BatchEndpoints>();
        services.AddSingleton<AttestVerification>();
        services.AddSingleton<GetVerification>();
        services.AddSingleton<SearchVerifications>();
        services.AddSingleton<RecheckVerification>();
        services.AddSingleton<RevisionChanges>();
        services.AddSingleton<PolicyPublisher>();
        services.AddSingleton<PolicyEndpoints>();
        services.AddSingleton<SourceHealth>();
        services.AddSingleton<PullFilterReader>();
        services.AddSingleton<PullEndpoints>();
        services.AddSingleton<ReplayEndpoints>();
        services.AddSingleton<OpsSourceBodies>();
        services.AddSingleton<OpsSources>();
        services.AddSingleton<OwnEndpoints>();
        services.AddSingleton<OpsWebhooks>();
        services.AddHubHealth();
        services.AddReference();
        builder.AddConsole();
        builder.AddTelemetry();
    }
}
