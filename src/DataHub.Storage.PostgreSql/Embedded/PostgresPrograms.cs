namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>Chooses the server programs: installed ones that fit the cluster, else the distribution's package fetched beside it.</summary>
internal sealed class PostgresPrograms(EmbeddedPostgresOptions options, PostgresFinder finder, PackageDownload? download)
{
    /// <param name="clusterMajor">Version of the cluster on disk, or null when there is none yet.</param>
    /// <exception cref="EmbeddedPostgresException">None fits; the message says what to install.</exception>
    public async Task<PostgresInstallation> FindAsync(int? clusterMajor, CancellationToken cancellationToken)
    {
        var others = new List<int>();
        foreach (var folder in finder.Candidates(options.Programs))
        {
            if (await PostgresInstallation.ProbeAsync(folder, null, cancellationToken) is not { } found)
            {
                continue;
            }

            if (Fits(found.Major, clusterMajor))
            {
                return found;
            }

            others.Add(found.Major);
        }

        if (options.Programs is null && options.Download && download is not null && await download.GetAsync(clusterMajor, cancellationToken) is { } fetched)
        {
            return fetched;
        }

        throw new EmbeddedPostgresException(Message(clusterMajor, others));
    }

    private static bool Fits(int major, int? clusterMajor) => major >= PostgresInstallation.OldestMajor && (clusterMajor is null || major == clusterMajor);

    private string Message(int? clusterMajor, IReadOnlyList<int> others)
    {
        var wanted = clusterMajor is { } major ? $"version {major} (the cluster on disk is of that version)" : $"version {PostgresInstallation.OldestMajor} or newer";
        var seen = others.Count == 0 ? "none was found" : $"only version {string.Join(", ", others)} was found";
        var where = options.Programs is { } configured
            ? $"in '{configured}' (Storage:Embedded:Programs; it must hold initdb, postgres and pg_ctl)"
            : "on PATH and in the usual install folders";
        return $"""
            The embedded PostgreSQL needs the server programs in {wanted}; {seen} {where}.
            Do one of these and start again:
              - install it: {InstallCommand(clusterMajor)}
              - set Storage:Embedded:Programs to the folder that holds initdb, postgres and pg_ctl
              - set Storage:ConnectionString to a PostgreSQL {PostgresInstallation.OldestMajor} or newer that runs already
            """ + (clusterMajor is null ? "" : "\n  - or set Storage:Embedded:Folder to an empty folder to begin anew (the old cluster stays untouched)");
    }

    private static string InstallCommand(int? major) =>
        OperatingSystem.IsWindows() ? $"winget install PostgreSQL.PostgreSQL.{major ?? 17}"
        : OperatingSystem.IsMacOS() ? $"brew install postgresql@{major ?? 17}"
        : File.Exists("/etc/alpine-release") ? $"apk add postgresql{major}"
        : File.Exists("/etc/redhat-release") ? "dnf install postgresql-server"
        : $"apt-get install postgresql{(major is null ? "" : $"-{major}")} (or your distribution's PostgreSQL server package)";
}
