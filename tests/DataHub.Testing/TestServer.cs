using DataHub.Storage.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Testing;

/// <summary>One PostgreSQL for all tests of a process, made at first use and removed when the process ends.</summary>
internal static class TestServer
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);

    public static string Folder { get; } = TestFolder.Create();

    public static Task<EmbeddedPostgres> GetAsync() => Server.Value;

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var options = new EmbeddedPostgresOptions { Folder = Path.Combine(Folder, "pg"), Durable = false };
        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(Folder, recursive: true);
        };
        return server;
    }
}
