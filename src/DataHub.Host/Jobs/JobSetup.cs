using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace DataHub.Host.Jobs;

/// <summary>Hangfire on the hub's own database, in a schema of its own.</summary>
internal static class JobSetup
{
    public const string SweepId = "advance-due";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(JobOptions.Section).Get<JobOptions>() ?? new JobOptions();
        builder.Services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHangfire((services, hangfire) => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                database => database.UseConnectionFactory(new DataSourceConnections(services.GetRequiredService<NpgsqlDataSource>())),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire",
                    // Sliding invisibility with a long poll was seen to leave jobs unprocessed; a short poll was not.
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    UseSlidingInvisibilityTimeout = false,
                    InvisibilityTimeout = TimeSpan.FromMinutes(30),
                })
            .WithJobExpirationTimeout(TimeSpan.FromHours(1)));
        builder.Services.AddSingleton<AdvanceDueJob>();
        if (options.Enabled)
        {
            builder.Services.AddHangfireServer((services, server) =>
            {
                var jobs = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<JobOptions>>().Value;
                server.WorkerCount = jobs.Workers;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
                server.ServerName = $"{Environment.MachineName}-{Environment.ProcessId}";
            });
            builder.Services.AddHostedService<SweepSchedule>();
        }
    }

    /// <summary>Hangfire takes its connections from the hub's own pool.</summary>
    private sealed class DataSourceConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
