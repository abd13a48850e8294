using System.IO.Abstractions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>
/// A private PostgreSQL for a host without a connection string. Several hosts of one machine and account may use one folder (an operator's command
/// beside the running hub): the first starts the server, later ones use it, the last one out stops it. A server whose host was killed is taken over.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "datahub";
    private const string Database = "datahub";

    private readonly ClusterFolder _folder;
    private readonly ClusterLocks _locks;
    private readonly Postmaster _postmaster;
    private readonly IDisposable _use;
    private readonly ILogger _logger;
    private bool _disposed;

    private EmbeddedPostgres(ClusterFolder folder, ClusterLocks locks, Postmaster postmaster, string connectionString, ILogger logger)
    {
        (_folder, _locks, _postmaster, ConnectionString, _logger) = (folder, locks, postmaster, connectionString, logger);
        _use = locks.Use();
    }

    /// <summary>For a superuser of the cluster; holds the password.</summary>
    public string ConnectionString { get; }

    /// <exception cref="EmbeddedPostgresException">It can't run here; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = new ClusterFolder(options);
        folder.Prepare();
        folder.RequireRoom();
        var locks = new ClusterLocks(folder.Root, time);
        using var entered = await locks.EnterAsync(cancellationToken);
        var account = ServerAccount.Choose(options);
        var finder = new PostgresFinder(new FileSystem(), Environment.GetEnvironmentVariable("PATH"));
        var programs = new PostgresPrograms(options, finder, new PackageDownload(folder.Fetched, logger));
        var installation = await programs.FindAsync(folder.Major(), cancellationToken);
        if (folder.Major() is null)
        {
            Log.Creating(logger, installation.Major, folder.Root);
            await folder.CreateAsync(installation, account, cancellationToken);
        }

        var password = folder.ReadPassword();
        var postmaster = new Postmaster(folder, installation, account, options, time, logger);
        var endpoint = await postmaster.AdoptAsync(cancellationToken) ?? await postmaster.StartAsync(cancellationToken);
        try
        {
            await EnsureDatabaseAsync(Connect(endpoint, password, "postgres", pooling: false), cancellationToken);
        }
        catch when (locks.NobodyUses())
        {
            await postmaster.StopAsync("fast", CancellationToken.None);
            throw;
        }

        Log.Ready(logger, installation.Major, endpoint.Host, endpoint.Port);
        return new EmbeddedPostgres(folder, locks, postmaster, Connect(endpoint, password, Database, pooling: true), logger);
    }

    /// <summary>Stops the server unless another host uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        using var entered = await _locks.EnterAsync(CancellationToken.None);
        _use.Dispose();
        if (_locks.NobodyUses())
        {
            await _postmaster.StopAsync("fast", CancellationToken.None);
            Log.Stopped(_logger, _folder.Root);
        }
    }

    internal static string Connect(ServerEndpoint endpoint, string password, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = endpoint.Host,
            Port = endpoint.Port,
            Username = User,
            Password = password,
            Database = database,
            Pooling = pooling,
            Timeout = 15,
        }.ConnectionString;

    private static async Task EnsureDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{Database}'", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is null)
        {
            command.CommandText = $"CREATE DATABASE {Database}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7021, LogLevel.Information, "Making a PostgreSQL {Major} cluster in {Folder}")]
        public static partial void Creating(ILogger logger, int major, string folder);

        [LoggerMessage(7022, LogLevel.Information, "Embedded PostgreSQL {Major} is ready at {Host}:{Port}")]
        public static partial void Ready(ILogger logger, int major, string host, int port);

        [LoggerMessage(7023, LogLevel.Information, "Embedded PostgreSQL in {Folder} stopped")]
        public static partial void Stopped(ILogger logger, string folder);
    }
}
