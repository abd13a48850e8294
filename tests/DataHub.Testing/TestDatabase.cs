using DataHub.Storage.PostgreSql;
using Npgsql;

namespace DataHub.Testing;

/// <summary>A database of one's own, copied from a migrated template: one for each test class. All of a process share one key ring.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<Template>> Migrated = new(MigrateAsync);
    private static int _count;

    private readonly string _name;
    private readonly string _adminConnectionString;

    private TestDatabase(string name, Template template)
    {
        (_name, _adminConnectionString, KeyRing) = (name, template.AdminConnectionString, template.KeyRing);
        ConnectionString = Named(template.AdminConnectionString, name, pooling: true);
    }

    public string ConnectionString { get; }

    /// <summary>Path of the key ring that goes with it.</summary>
    public string KeyRing { get; }

    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken = default)
    {
        var template = await Migrated.Value.WaitAsync(cancellationToken);
        var name = $"test_{Interlocked.Increment(ref _count)}";
        await ExecuteAsync(template.AdminConnectionString, $"CREATE DATABASE {name} TEMPLATE {Template.Database}", cancellationToken);
        return new TestDatabase(name, template);
    }

    /// <summary>A database without any table.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellationToken = default)
    {
        var template = await Migrated.Value.WaitAsync(cancellationToken);
        var name = $"test_{Interlocked.Increment(ref _count)}";
        await ExecuteAsync(template.AdminConnectionString, $"CREATE DATABASE {name}", cancellationToken);
        return new TestDatabase(name, template);
    }

    public Task<PostgreSqlStorage> OpenAsync(TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        PostgreSqlStorage.OpenAsync(ConnectionString, KeyRing, time ?? TimeProvider.System, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync(_adminConnectionString, $"DROP DATABASE {_name} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task<Template> MigrateAsync()
    {
        var server = await TestServer.GetAsync();
        var admin = Named(server.ConnectionString, "postgres", pooling: false);
        await ExecuteAsync(admin, $"CREATE DATABASE {Template.Database}", CancellationToken.None);
        var keyRing = Path.Combine(TestServer.Folder, "key-ring.json");
        await using var storage = await PostgreSqlStorage.OpenAsync(Named(server.ConnectionString, Template.Database, pooling: false), keyRing, TimeProvider.System, CancellationToken.None);
        return new Template(admin, keyRing);
    }

    private static string Named(string connectionString, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = pooling }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Template(string AdminConnectionString, string KeyRing)
    {
        public const string Database = "migrated";
    }
}
