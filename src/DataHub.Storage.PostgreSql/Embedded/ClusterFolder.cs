using System.Security.Cryptography;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>
/// The folder of one cluster: <c>data</c> (the cluster), <c>socket</c>, <c>password</c> (owner-readable), <c>settings.conf</c>, <c>server.log</c>,
/// the two locks, and <c>server</c> with programs that were fetched.
/// </summary>
internal sealed class ClusterFolder
{
    /// <summary>A disk fuller than this can't even finish recovery.</summary>
    private const long FreeToStart = 64L << 20;

    private readonly EmbeddedPostgresOptions _options;

    public ClusterFolder(EmbeddedPostgresOptions options)
    {
        _options = options;
        Root = Path.GetFullPath(options.Folder ?? Default());
    }

    public string Root { get; }
    public string Data => Path.Combine(Root, "data");
    public string Socket => Path.Combine(Root, "socket");
    public string Settings => Path.Combine(Root, "settings.conf");
    public string ServerLog => Path.Combine(Root, "server.log");
    public string Fetched => Path.Combine(Root, "server");
    private string Password => Path.Combine(Root, "password");
    private string HalfMade => Path.Combine(Root, "data.new");

    /// <summary>Major version of the cluster on disk, or null when there is none yet.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder holds something else.</exception>
    public int? Major()
    {
        if (!Directory.Exists(Data))
        {
            return null;
        }

        var version = Path.Combine(Data, "PG_VERSION");
        return File.Exists(version) && int.TryParse(File.ReadAllText(version).Trim(), out var major)
            ? major
            : throw new EmbeddedPostgresException($"'{Data}' exists but holds no PostgreSQL cluster. Move it away, or set Storage:Embedded:Folder to an empty folder.");
    }

    /// <exception cref="EmbeddedPostgresException">The folder can't be made.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The folder '{Root}' can't be made: {exception.Message} Set Storage:Embedded:Folder to a folder that the host may write.", exception);
        }
    }

    /// <exception cref="EmbeddedPostgresException">The disk is too full.</exception>
    public void RequireRoom()
    {
        var needed = Major() is null ? _options.MinimumFreeBytes : FreeToStart;
        var free = new DriveInfo(Root).AvailableFreeSpace;
        if (free < needed)
        {
            throw new EmbeddedPostgresException(
                $"The disk of '{Root}' has {free >> 20} MB free, and the embedded PostgreSQL needs {needed >> 20} MB. Free some, or set Storage:Embedded:Folder to a folder on another disk.");
        }
    }

    /// <summary>Makes the cluster aside and moves it in place when complete: a crash in between leaves nothing half-made.</summary>
    public async Task CreateAsync(PostgresInstallation installation, ServerAccount account, CancellationToken cancellationToken)
    {
        if (Directory.Exists(HalfMade))
        {
            Directory.Delete(HalfMade, recursive: true);
        }

        File.Delete(Password);
        await File.WriteAllTextAsync(Password, RandomNumberGenerator.GetHexString(48, lowercase: true), cancellationToken);
        Directory.CreateDirectory(HalfMade);
        await account.OwnAsync(Password, cancellationToken);
        await account.OwnAsync(HalfMade, cancellationToken);
        await account.RequireAccessAsync(HalfMade, cancellationToken);
        await account.RequireAccessAsync(installation.Programs, cancellationToken);
        string[] arguments =
        [
            "-D", HalfMade, "-U", EmbeddedPostgres.User, $"--pwfile={Password}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums",
            .. _options.Durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var call = new ProgramCall(installation.Program("initdb"), arguments, HalfMade) { Account = account.Name, LibraryPath = installation.LibraryPath };
        var result = await ProgramRunner.RunAsync(call, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"The PostgreSQL cluster could not be made in '{HalfMade}':\n{result.Output}");
        }

        await File.AppendAllTextAsync(Path.Combine(HalfMade, "postgresql.conf"), "include '../settings.conf'\n", cancellationToken);
        Directory.Move(HalfMade, Data);
    }

    /// <exception cref="EmbeddedPostgresException">It is gone.</exception>
    public string ReadPassword() =>
        File.Exists(Password)
            ? File.ReadAllText(Password)
            : throw new EmbeddedPostgresException($"The password file '{Password}' of the embedded PostgreSQL is gone. Put it back from a backup, or move '{Root}' away to begin anew.");

    private static string Default()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/datahub/postgresql"; // The server's account can't enter root's home.
        }

        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length > 0
            ? Path.Combine(local, "DataHub", "postgresql")
            : throw new EmbeddedPostgresException("The user has no home folder for the embedded PostgreSQL: set Storage:Embedded:Folder.");
    }
}
