using System.Diagnostics;
using DataHub.Storage.PostgreSql.Embedded;
using DataHub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DataHub.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stopped_server_comes_back_with_its_data_and_nobody_else_can_read_its_password()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first, "CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
        }

        File.Exists(PidFile).ShouldBeFalse();
        await using var second = await StartAsync();
        (await ScalarAsync(second, "SELECT x FROM t")).ShouldBe(7);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            ServerUid().ShouldNotBe("0");
        }
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var server = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_last_host_out_stops_the_server()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.ConnectionString.ShouldBe(first.ConnectionString);
        await first.DisposeAsync();
        (await ScalarAsync(second, "SELECT 1")).ShouldBe(1);
        await second.DisposeAsync();
        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Hosts_that_start_at_once_share_one_server()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(StartAsync)));
        hosts.Select(host => host.ConnectionString).Distinct().Count().ShouldBe(1);
        foreach (var host in hosts)
        {
            (await ScalarAsync(host, "SELECT 1")).ShouldBe(1);
            await host.DisposeAsync();
        }

        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_killed_server_is_recovered()
    {
        await using var first = await StartAsync(new EmbeddedPostgresOptions { Folder = _folder });
        await ExecuteAsync(first, "CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
        Process.GetProcessById(ServerPid()).Kill();
        await using var second = await StartAsync(new EmbeddedPostgresOptions { Folder = _folder });
        (await ScalarAsync(second, "SELECT x FROM t")).ShouldBe(7);
    }

    [Fact]
    public async Task The_server_of_a_killed_host_is_taken_over_and_stopped_in_the_end()
    {
        using var host = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["host", _folder]) { RedirectStandardOutput = true })!;
        (await host.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        var pid = ServerPid();
        host.Kill();
        await host.WaitForExitAsync();
        await using (var next = await StartAsync())
        {
            ServerPid().ShouldBe(pid);
            (await ScalarAsync(next, "SELECT 1")).ShouldBe(1);
        }

        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_program_does_not_bar_the_start()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{_folder}/data\n1\n5432\n{_folder}/socket\n\n  1234567 7\nready\n");
        await using var server = await StartAsync();
        (await ScalarAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_half_made_by_a_crash_is_made_again()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data.new", "PG_VERSION"), "15\n");
        await using var server = await StartAsync();
        (await ScalarAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_on_loopback()
    {
        var longFolder = Path.Combine(_folder, new string('x', 90));
        await using var server = await StartAsync(new EmbeddedPostgresOptions { Folder = longFolder, Durable = false });
        new NpgsqlConnectionStringBuilder(server.ConnectionString).Host.ShouldBe("127.0.0.1");
        (await ScalarAsync(server, "SELECT 1")).ShouldBe(1);
    }

    private string PidFile => Path.Combine(_folder, "data", "postmaster.pid");

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First());

    private string ServerUid() => File.ReadLines($"/proc/{ServerPid()}/status").Single(line => line.StartsWith("Uid:")).Split('\t')[1];

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(new EmbeddedPostgresOptions { Folder = _folder, Durable = false });

    private static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task ExecuteAsync(EmbeddedPostgres server, string sql) => await ScalarAsync(server, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
