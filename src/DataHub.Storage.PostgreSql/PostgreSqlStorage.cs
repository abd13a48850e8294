using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql.Accounts;
using DataHub.Storage.PostgreSql.Auditing;
using DataHub.Storage.PostgreSql.Batches;
using DataHub.Storage.PostgreSql.Clients;
using DataHub.Storage.PostgreSql.Encryption;
using DataHub.Storage.PostgreSql.Migrations;
using DataHub.Storage.PostgreSql.Policies;
using DataHub.Storage.PostgreSql.Replays;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.SharedState;
using DataHub.Storage.PostgreSql.Sources;
using DataHub.Storage.PostgreSql.Verifications;
using DataHub.Storage.PostgreSql.Webhooks;
using Npgsql;

namespace DataHub.Storage.PostgreSql;

/// <summary>An opened database: migrated, its key ring checked, one store for each port.</summary>
public sealed class PostgreSqlStorage : IAsyncDisposable
{
    private const int OldestServer = 14;

    private readonly VerificationStore _verifications;
    private readonly WebhookDeliveryStore _deliveries;
    private readonly FieldProtector _protector;

    private PostgreSqlStorage(NpgsqlDataSource database, FieldProtector protector, TimeProvider time)
    {
        (Database, _protector) = (database, protector);
        _verifications = new VerificationStore(database, protector, time);
        var audit = new AuditWriter(new AuditChain(protector));
        Rechecks = new RecheckStore(database, protector, audit, time);
        FailedPulls = new FailedPullStore(database, new Sealer(protector));
        Replays = new ReplayStore(database, audit, time);
        Batches = new BatchStore(database, new Sealer(protector), audit, time);
        Policies = new PolicyStore(database, audit);
        Clients = new ClientStore(database);
        Secrets = new SharedSecrets(database, protector);
        Sequences = new Sequences(database);
        Quotas = new QuotaLedger(database);
        Audit = new AuditLog(database, protector);
        Accounts = new AccountStore(database);
        Outcomes = new OutcomeCounts(database);
        CookieKeys = new CookieKeys(database, protector);
        SourceControls = new SourceControlStore(database, audit);
        SourceReports = new SourceReportStore(database);
        WebhookEndpoints = new WebhookEndpointStore(database, protector, audit);
        _deliveries = new WebhookDeliveryStore(database, protector, time);
    }

    public NpgsqlDataSource Database { get; }
    public IFieldProtector Protector => _protector;
    public IVerificationStore Verifications => _verifications;
    public IRecheckStore Rechecks { get; }
    public IFailedPullStore FailedPulls { get; }
    public IReplayStore Replays { get; }
    public IBatchStore Batches { get; }
    public IPolicyStore Policies { get; }
    public IClientStore Clients { get; }
    public ISharedSecrets Secrets { get; }
    public ISequences Sequences { get; }
    public IQuotaLedger Quotas { get; }
    public IAuditLog Audit { get; }
    public IAccountStore Accounts { get; }
    public IOutcomeCounts Outcomes { get; }
    public CookieKeys CookieKeys { get; }
    public ISourceControlStore SourceControls { get; }
    public ISourceReportStore SourceReports { get; }
    public IWebhookEndpointStore WebhookEndpoints { get; }
    public IWebhookDeliveryStore WebhookDeliveries => _deliveries;

    /// <param name="keyRing">File of the key ring; made, owner-readable, for a database that holds nothing yet.</param>
    /// <exception cref="StorageException">The server can't be reached or is too old, the schema is newer or changed, or the key ring is missing or of another database.</exception>
    public static async Task<PostgreSqlStorage> OpenAsync(string connectionString, string keyRing, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = Connect(connectionString);
        try
        {
            await RequireServerAsync(database, cancellationToken);
            await new Migrator(database, Migration.Embedded, time).ApplyAsync(cancellationToken);
            var ring = await new KeyRingGuard(database, keyRing, time).OpenAsync(cancellationToken);
            return new PostgreSqlStorage(database, new FieldProtector(ring), time);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _verifications.DisposeAsync();
        await _deliveries.DisposeAsync();
        await Database.DisposeAsync();
        _protector.Dispose();
    }

    private static async Task RequireServerAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < OldestServer)
            {
                throw new StorageException($"The database server is PostgreSQL {connection.PostgreSqlVersion.Major}; DataHub needs {OldestServer} or newer (Storage:ConnectionString).");
            }
        }
        catch (NpgsqlException exception)
        {
            throw new StorageException($"The database can't be opened: {exception.Message}. Check Storage:ConnectionString, and that the server runs and lets this user in.", exception);
        }
    }

    private static NpgsqlDataSource Connect(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);

        // Every statement reads by key, and a prepared plan outlives the emptiness in which it was made: a join that reads whole tables was right
        // for the first hundred families and is ruin for the first hundred thousand. Nested loops over indexes are right for both.
        builder.Options = $"{builder.Options} -c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off".Trim();

        // Nothing here leaves anything in a session (settings, temporary tables, cursors): resetting it at each use is six statements for nothing.
        builder.NoResetOnClose = true;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }
}
