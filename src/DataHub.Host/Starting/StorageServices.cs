using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql;
using Npgsql;

namespace DataHub.Host.Starting;

/// <summary>
/// Offers the stores to the services. The database is opened only after the services are built and every option is validated,
/// so that a wrong setting never starts a server.
/// </summary>
internal sealed class StorageServices : IAsyncDisposable
{
    private HubStorage? _storage;

    private PostgreSqlStorage Opened => (_storage ?? throw new InvalidOperationException("the storage is not open yet")).Opened;

    public void Use(HubStorage storage) => _storage = storage;

    public ValueTask DisposeAsync() => _storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<StorageServices>();
        Add<NpgsqlDataSource>(s => s.Database);
        Add(s => s.Protector);
        Add(s => s.Verifications);
        Add(s => s.Rechecks);
        Add(s => s.FailedPulls);
        Add(s => s.Replays);
        Add(s => s.Batches);
        Add(s => s.Policies);
        Add(s => s.Clients);
        Add(s => s.Secrets);
        Add(s => s.Sequences);
        Add(s => s.Quotas);
        Add(s => s.Audit);
        Add(s => s.Accounts);
        Add(s => s.CookieKeys);
        Add(s => s.SourceControls);
        Add(s => s.SourceReports);
        Add(s => s.WebhookEndpoints);
        Add(s => s.WebhookDeliveries);
        Add(s => s.Outcomes);

        // A factory's product is disposed by whoever made it, and the storage disposes its parts itself: disposing twice does no harm.
        void Add<T>(Func<PostgreSqlStorage, T> part) where T : class => services.AddSingleton(s => part(s.GetRequiredService<StorageServices>().Opened));
    }
}
