using DataHub.Host.Starting;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DataHub.Host.Jobs;

/// <summary>Hangfire on the hub's own database, in a schema of its own.</summary>
internal static class JobSetup
{
    public const string SweepId = "advance-due";
    public const string ReplaySweepId = "replay";
    public const string BatchSweepId = "batch";
    public const string WebhooksId = "deliver-webhooks";
    public const string WebhooksTidyId = "tidy-webhooks";

    /// <summary>Workers of their own: families that are due in their thousands hold up no webhook.</summary>
    public const string WebhooksQueue = "webhooks";

    /// <summary>
    /// Hangfire's locks are rows with a time, which a killed node, or one whose connection broke, never takes away; this is when another may.
    /// They are held for a few statements, thousandths of this, and two who hold one at once do no harm (a job says only <em>go on</em>), so it
    /// can be short; it is below the 15 s that a registration waits, so that the first start after a kill gets through at its first try.
    /// </summary>
    private static readonly TimeSpan DeadLock = TimeSpan.FromSeconds(10);

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!Enabled(builder.Configuration))
        {
            return;
        }

        builder.Services.AddHangfire((services, hangfire) => hangfire
            .UseLogProvider(new JobLogs(services.GetRequiredService<ILoggerFactory>()))
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                database => database.UseConnectionFactory(new DataSourceConnections(services.GetRequiredService<NpgsqlDataSource>())),
                new PostgreSqlStorageOptions
                {
                    SchemaName = JobSchema.Name,
                    PrepareSchemaIfNecessary = false, // JobSchema did.
                    DistributedLockTimeout = DeadLock,
                    // Sliding invisibility with a long poll was seen to leave jobs unprocessed; a short poll was not.
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    UseSlidingInvisibilityTimeout = false,
                    InvisibilityTimeout = TimeSpan.FromMinutes(30),
                })
            .WithJobExpirationTimeout(TimeSpan.FromHours(1)));
        builder.Services.AddHangfireServer((services, server) =>
        {
            var jobs = services.GetRequiredService<IOptions<JobOptions>>().Value;
            server.Activator = Activator(services);
            server.WorkerCount = jobs.Workers + 1; // One that answers the sweeps while the others work: see JobTurns.
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ServerName = $"{Environment.MachineName}-{Environment.ProcessId}";
        });
        // A replay takes minutes: workers of its own, so that due verifications never wait for one.
        builder.Services.AddHangfireServer((services, server) =>
        {
            server.Queues = [ReplayJob.Queue];
            server.WorkerCount = services.GetRequiredService<IOptions<JobOptions>>().Value.ReplayWorkers + 1;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(30);
            server.ServerName = $"{Environment.MachineName}-{Environment.ProcessId}-replay";
        });
        // A batch takes hours: nothing else waits for one.
        builder.Services.AddHangfireServer((services, server) =>
        {
            server.Activator = Activator(services);
            server.Queues = [BatchJob.Queue];
            server.WorkerCount = services.GetRequiredService<IOptions<JobOptions>>().Value.BatchWorkers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(30);
            server.ServerName = $"{Environment.MachineName}-{Environment.ProcessId}-batch";
        });
        builder.Services.AddHangfireServer((services, server) =>
        {
            server.Activator = Activator(services);
            server.Queues = [WebhooksQueue];
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ServerName = $"{Environment.MachineName}-{Environment.ProcessId}-webhooks";
        });
        builder.Services.AddSingleton<JobSchema>();
        builder.Services.AddSingleton<ReplayJob>();
        builder.Services.AddSingleton<BatchJob>();
        builder.Services.AddSingleton<AdvanceDueJob>();
        builder.Services.AddSingleton<DeliverWebhooksJob>();
        builder.Services.AddHostedService<SweepSchedule>();
    }

    /// <summary>Makes the job engine's tables, if this node runs jobs.</summary>
    /// <exception cref="HubStartException">The database refuses.</exception>
    public static async Task PrepareJobsAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        if (app.Services.GetService<JobSchema>() is { } schema)
        {
            await schema.InstallAsync(cancellationToken);
        }
    }

    /// <summary>This hub's services: the engine's own default is the process's, so that of the hub built last.</summary>
    private static AspNetCoreJobActivator Activator(IServiceProvider services) => new(services.GetRequiredService<IServiceScopeFactory>());

    private static bool Enabled(IConfiguration configuration) => (configuration.GetSection(JobOptions.Section).Get<JobOptions>() ?? new JobOptions()).Enabled;

    /// <summary>Hangfire takes its connections from the hub's own pool.</summary>
    private sealed class DataSourceConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
