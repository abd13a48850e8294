using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>
/// Fetches the distribution's server package and unpacks it into a folder, installing nothing (Debian, Ubuntu). Needs no root: apt works on
/// lists and a cache of its own, so that empty or stale lists of the system do no harm either.
/// </summary>
internal sealed partial class PackageDownload(string folder, ILogger logger)
{
    private const string Apt = "/usr/bin/apt-get", AptCache = "/usr/bin/apt-cache", Dpkg = "/usr/bin/dpkg";

    private string Root => Path.Combine(folder, "root");

    /// <param name="clusterMajor">The only version that serves, or null for the newest.</param>
    /// <returns>Null when this system has no apt or its archive offers no fitting version.</returns>
    /// <exception cref="EmbeddedPostgresException">The archive could not be read.</exception>
    public async Task<PostgresInstallation?> GetAsync(int? clusterMajor, CancellationToken cancellationToken)
    {
        if (await UnpackedAsync(clusterMajor, cancellationToken) is { } unpacked)
        {
            return unpacked;
        }

        if (!File.Exists(Apt) || !File.Exists(Dpkg))
        {
            return null;
        }

        Log.Fetching(logger, folder);
        Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(folder, "cache", "archives", "partial"));
        await RunAsync(Apt, ["update"], cancellationToken);
        var offered = from Match match in Offer().Matches(await RunAsync(AptCache, ["search", "--names-only", @"^postgresql-[0-9]+$"], cancellationToken))
                      select int.Parse(match.Groups[1].ValueSpan);
        var major = offered.Where(version => version >= PostgresInstallation.OldestMajor && (clusterMajor ?? version) == version).DefaultIfEmpty().Max();
        if (major == 0)
        {
            return null;
        }

        await FetchAsync($"postgresql-{major}", cancellationToken);
        return await UnpackedAsync(clusterMajor, cancellationToken);
    }

    private async Task FetchAsync(string package, CancellationToken cancellationToken)
    {
        // What an installation would add; of that the shared libraries. LLVM (only for JIT, which is off) and Perl are large and not needed.
        var plan = await RunAsync(Apt, ["-s", "install", "--no-install-recommends", package], cancellationToken);
        string[] packages = [package, .. Planned().Matches(plan).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("libllvm") && !name.Contains("perl"))];
        await RunAsync(Apt, ["download", .. packages], cancellationToken);
        foreach (var archive in Directory.EnumerateFiles(folder, "*.deb"))
        {
            await RunAsync(Dpkg, ["-x", archive, Root], cancellationToken);
            File.Delete(archive);
        }
    }

    private async Task<PostgresInstallation?> UnpackedAsync(int? clusterMajor, CancellationToken cancellationToken)
    {
        var versions = Path.Combine(Root, "usr", "lib", "postgresql");
        if (!Directory.Exists(versions))
        {
            return null;
        }

        var libraries = string.Join(':', Directory.EnumerateDirectories(Root, "*-linux-gnu*", SearchOption.AllDirectories));
        foreach (var version in Directory.EnumerateDirectories(versions))
        {
            if (await PostgresInstallation.ProbeAsync(Path.Combine(version, "bin"), libraries, cancellationToken) is { } found && (clusterMajor ?? found.Major) == found.Major)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<string> RunAsync(string file, string[] arguments, CancellationToken cancellationToken)
    {
        string[] own = file == Dpkg
            ? []
            : ["-o", $"Dir::State::lists={folder}/lists", "-o", $"Dir::Cache={folder}/cache", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root"];
        var result = await ProgramRunner.RunAsync(new ProgramCall(file, [.. own, .. arguments], folder), cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new EmbeddedPostgresException($"""
                No PostgreSQL server is installed, and fetching its package failed at '{Path.GetFileName(file)} {arguments[0]}':
                {result.Output}
                Install it (apt-get install postgresql), or set Storage:ConnectionString to a PostgreSQL that runs already.
                """);
    }

    [GeneratedRegex(@"^postgresql-(\d+) ", RegexOptions.Multiline)]
    private static partial Regex Offer();

    [GeneratedRegex(@"^Inst (lib\S+)", RegexOptions.Multiline)]
    private static partial Regex Planned();

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "No PostgreSQL server is installed: fetching the distribution's package into {Folder}")]
        public static partial void Fetching(ILogger logger, string folder);
    }
}
