using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>The server process of one cluster: found running, started, stopped. Call inside <see cref="ClusterLocks.EnterAsync"/>.</summary>
internal sealed partial class Postmaster(ClusterFolder folder, PostgresInstallation installation, ServerAccount account, EmbeddedPostgresOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    /// <summary>Takes over a healthy server that runs already: another host's, or one whose host was killed.</summary>
    /// <returns>Null when none runs; one that runs but doesn't answer is stopped.</returns>
    public async Task<ServerEndpoint?> AdoptAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile) || await File.ReadAllLinesAsync(PidFile, cancellationToken) is not [var first, ..] lines || !int.TryParse(first, out var pid))
        {
            return null;
        }

        var process = ServerProcess.Find(pid);
        if (process == ServerProcess.State.Other)
        {
            // After a restart of the machine or container another program may have got the old number (or a dead server still has it, which nobody
            // buried): the new server would refuse to start. The rest of the file must stay: by it the server sees surviving workers of the old one.
            await File.WriteAllLinesAsync(PidFile, [$"{int.MaxValue}", .. lines[1..]], cancellationToken);
        }

        if (process != ServerProcess.State.Server)
        {
            return null;
        }

        if (ServerEndpoint.Read(lines) is { } endpoint && await AnswersAsync(endpoint, cancellationToken))
        {
            Log.Adopted(logger, pid, folder.Root);
            return endpoint;
        }

        Log.StoppingUnhealthy(logger, pid, folder.Root);
        await StopAsync("immediate", cancellationToken);
        return null;
    }

    /// <exception cref="EmbeddedPostgresException">It doesn't come up; the message ends with the server's own log.</exception>
    public async Task<ServerEndpoint> StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = ServerEndpoint.Choose(folder.Socket);
        await File.WriteAllTextAsync(folder.Settings, ServerSettings.Render(endpoint, options.Durable), cancellationToken);
        if (Directory.Exists(folder.Socket))
        {
            Directory.Delete(folder.Socket, recursive: true); // A killed server leaves its socket's lock with a number that others may have by now.
        }

        Directory.CreateDirectory(folder.Socket);
        await File.WriteAllTextAsync(folder.ServerLog, "", cancellationToken);
        await account.OwnAsync(folder.Socket, cancellationToken);
        await account.OwnAsync(folder.ServerLog, cancellationToken);
        await account.RequireAccessAsync(folder.Data, cancellationToken);
        await account.RequireAccessAsync(installation.Programs, cancellationToken);
        var begun = time.GetTimestamp();
        while (true)
        {
            var seconds = Math.Max(1, (int)(options.StartTimeout - time.GetElapsedTime(begun)).TotalSeconds);
            var result = await ControlAsync(["start", "-s", "-w", "-t", $"{seconds}", "-l", folder.ServerLog], cancellationToken);
            if (result.ExitCode == 0)
            {
                return endpoint;
            }

            // Workers of a killed server need a moment to notice; until then their shared memory bars the next one.
            var log = await File.ReadAllTextAsync(folder.ServerLog, cancellationToken);
            if (!log.Contains("pre-existing shared memory block") || time.GetElapsedTime(begun) > options.StartTimeout)
            {
                var tail = string.Join('\n', log.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(12));
                throw new EmbeddedPostgresException($"The embedded PostgreSQL in '{folder.Root}' did not start. {result.Output}\n{tail}");
            }

            await File.WriteAllTextAsync(folder.ServerLog, "", cancellationToken);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <param name="mode"><c>fast</c> ends sessions and writes a checkpoint; <c>immediate</c> leaves recovery to the next start.</param>
    public async Task StopAsync(string mode, CancellationToken cancellationToken)
    {
        var result = await ControlAsync(["stop", "-s", "-w", "-m", mode], cancellationToken);
        if (result.ExitCode != 0 && IsRunning())
        {
            throw new EmbeddedPostgresException($"The embedded PostgreSQL in '{folder.Root}' could not be stopped: {result.Output}");
        }
    }

    private Task<ProgramResult> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        ProgramRunner.RunAsync(
            new ProgramCall(installation.Program("pg_ctl"), [.. arguments, "-D", folder.Data], folder.Data)
            {
                Account = account.Name,
                LibraryPath = installation.LibraryPath,
                LeavesChildren = true,
            },
            cancellationToken);

    /// <summary>Whether it lets our user in, after its recovery if it is in one.</summary>
    private async Task<bool> AnswersAsync(ServerEndpoint endpoint, CancellationToken cancellationToken)
    {
        var connectionString = EmbeddedPostgres.Connect(endpoint, folder.ReadPassword(), "postgres", pooling: false);
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CannotConnectNow && time.GetElapsedTime(begun) < options.StartTimeout)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (NpgsqlException exception)
            {
                Log.NoAnswer(logger, exception.Message);
                return false;
            }
        }
    }

    private bool IsRunning() =>
        File.Exists(PidFile) && int.TryParse(File.ReadLines(PidFile).FirstOrDefault(), out var pid) && ServerProcess.Find(pid) == ServerProcess.State.Server;

    private static partial class Log
    {
        [LoggerMessage(7011, LogLevel.Information, "Using the PostgreSQL server that runs already (process {Pid}) in {Folder}")]
        public static partial void Adopted(ILogger logger, int pid, string folder);

        [LoggerMessage(7012, LogLevel.Warning, "The PostgreSQL server of {Folder} (process {Pid}) doesn't answer: stopping it and starting anew")]
        public static partial void StoppingUnhealthy(ILogger logger, int pid, string folder);

        [LoggerMessage(7013, LogLevel.Warning, "The running PostgreSQL server refuses: {Reason}")]
        public static partial void NoAnswer(ILogger logger, string reason);
    }
}
