using System.Globalization;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>Who runs the server. PostgreSQL refuses root, so a root host hands it to an unprivileged account; any other host runs it itself.</summary>
/// <param name="Name">Account to switch to, or null for the host's own.</param>
internal sealed record ServerAccount(string? Name)
{
    /// <exception cref="EmbeddedPostgresException">The host is root and there is no unprivileged account.</exception>
    public static ServerAccount Choose(EmbeddedPostgresOptions options)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount((string?)null);
        }

        string[] wanted = options.RunAs is { } configured ? [configured] : ["postgres", "nobody"];
        var unprivileged = File.ReadLines("/etc/passwd").Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && int.TryParse(fields[2], CultureInfo.InvariantCulture, out var uid) && uid != 0)
            .Select(fields => fields[0]).ToHashSet();
        return wanted.FirstOrDefault(unprivileged.Contains) is { } name
            ? new ServerAccount(name)
            : throw new EmbeddedPostgresException(
                $"The host runs as root, which PostgreSQL refuses, and there is no unprivileged account {string.Join(" or ", wanted.Select(account => $"'{account}'"))}. "
                + "Start the host as a normal user, or set Storage:Embedded:RunAs to an account of /etc/passwd.");
    }

    /// <summary>Makes the account the owner of a file or folder and closes it to all others.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Below the user's local application data, which is the user's alone.
        }

        var folder = Directory.Exists(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | (folder ? UnixFileMode.UserExecute : UnixFileMode.None));
        if (Name is not null)
        {
            var result = await ProgramRunner.RunAsync(new ProgramCall("chown", [$"{Name}:", path], Path.GetDirectoryName(path)!), cancellationToken);
            if (result.ExitCode != 0)
            {
                throw new EmbeddedPostgresException($"'{path}' can't be handed to the account '{Name}': {result.Output}");
            }
        }
    }

    /// <exception cref="EmbeddedPostgresException">A folder above is closed to the account.</exception>
    public async Task RequireAccessAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null)
        {
            return;
        }

        var result = await ProgramRunner.RunAsync(new ProgramCall("test", ["-x", folder], "/") { Account = Name }, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException(
                $"The account '{Name}', which runs PostgreSQL for a root host, can't enter '{folder}'. "
                + "Open the folders above it (chmod o+x), or choose another folder: Storage:Embedded:Folder for the data, Storage:Embedded:Programs for the programs.");
        }
    }
}
