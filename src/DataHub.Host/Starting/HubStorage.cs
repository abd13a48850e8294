using System.Net.Sockets;
using DataHub.Adapters.Sdk.Options;
using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Embedded;
using Npgsql;

namespace DataHub.Host.Starting;

/// <summary>The database of this process: the configured one, or a private one that is stopped with it.</summary>
internal sealed class HubStorage : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private HubStorage(PostgreSqlStorage opened, EmbeddedPostgres? embedded) => (Opened, _embedded) = (opened, embedded);

    public PostgreSqlStorage Opened { get; }

    /// <summary>What is wrong with the settings, before anything is opened: a private database is never started in production by oversight.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, IHostEnvironment environment)
    {
        SettingProblem[] form = [.. SettingsForm.Problems(configuration.GetSection(StorageOptions.Section), typeof(StorageOptions))];
        foreach (var problem in form)
        {
            yield return problem.Text;
        }

        var options = StorageOptions.Read(SettingsForm.Readable(configuration, form));
        if (string.IsNullOrWhiteSpace(options.ConnectionString) && environment.IsProduction() && !options.Embedded.Allow)
        {
            yield return "Storage:ConnectionString is missing; name the PostgreSQL (14 or newer) of this hub, for instance through the environment variable "
                + "Storage__ConnectionString, or set Storage:Embedded:Allow to true if the hub shall run a private one on this machine";
        }
    }

    /// <exception cref="HubStartException">It is not configured, cannot be reached, or cannot be used as it is.</exception>
    public static async Task<HubStorage> OpenAsync(IConfiguration configuration, IHostEnvironment environment, ILogger logger, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Problems(configuration, environment).ToArray() is { Length: > 0 } problems)
        {
            throw new HubStartException(string.Join(Environment.NewLine, problems));
        }

        var options = StorageOptions.Read(configuration);
        EmbeddedPostgres? embedded = null;
        try
        {
            embedded = string.IsNullOrWhiteSpace(options.ConnectionString) ? await EmbeddedPostgres.StartAsync(options.Embedded, logger, time, cancellationToken) : null;
            var connection = embedded?.ConnectionString ?? options.ConnectionString!;
            return new HubStorage(await PostgreSqlStorage.OpenAsync(connection, options.KeyRing, time, cancellationToken), embedded);
        }
        catch (Exception exception) when (exception is StorageException or EmbeddedPostgresException or NpgsqlException or SocketException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            if (embedded is not null)
            {
                await embedded.DisposeAsync();
            }

            throw new HubStartException(Explain(exception, options), exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Opened.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    private static string Explain(Exception exception, StorageOptions options) => exception switch
    {
        StorageException or EmbeddedPostgresException => exception.Message,
        PostgresException refused => $"The database refused the hub ({refused.SqlState}: {refused.MessageText}). Check user, password, database and rights in Storage:ConnectionString.",
        NpgsqlException or SocketException => $"The database of Storage:ConnectionString cannot be reached: {exception.Message}",
        ArgumentException => $"Storage:ConnectionString is no connection string for PostgreSQL: {exception.Message}",
        _ => $"The key ring {options.KeyRing} (Storage:KeyRing) cannot be read or made: {exception.Message}",
    };
}
