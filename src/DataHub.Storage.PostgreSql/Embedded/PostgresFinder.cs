using System.IO.Abstractions;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>Folders that may hold server programs: the configured one alone, else PATH, then the usual install folders, newest first.</summary>
internal sealed class PostgresFinder(IFileSystem files, string? searchPath)
{
    private static readonly string[] Needed = ["initdb", "postgres", "pg_ctl"];

    /// <summary>Parents whose sub-folders are named by version, and what follows the version.</summary>
    private static readonly (string Parent, string Pattern, string Below)[] Usual =
    [
        ("/usr/lib/postgresql", "*", "bin"), // Debian, Ubuntu
        ("/usr", "pgsql-*", "bin"), // PostgreSQL's own packages for Red Hat
        ("/usr/libexec", "postgresql*", ""), // Alpine
        ("/opt/homebrew/opt", "postgresql@*", "bin"), // Homebrew on Apple silicon
        ("/usr/local/opt", "postgresql@*", "bin"), // Homebrew on Intel
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        ("/usr/local", "pgsql", "bin"), // built from source
        (@"C:\Program Files\PostgreSQL", "*", "bin"),
    ];

    public IReadOnlyList<string> Candidates(string? configured) =>
        [.. (configured is null ? OnPath().Concat(InUsualFolders()) : [configured]).Where(HasPrograms).Distinct()];

    private bool HasPrograms(string folder) =>
        Needed.All(name => files.File.Exists(files.Path.Combine(folder, name)) || files.File.Exists(files.Path.Combine(folder, name + ".exe")));

    private IEnumerable<string> OnPath() =>
        (searchPath ?? "").Split(files.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private IEnumerable<string> InUsualFolders() =>
        from usual in Usual
        where files.Directory.Exists(usual.Parent)
        from folder in files.Directory.EnumerateDirectories(usual.Parent, usual.Pattern).OrderByDescending(VersionIn)
        select files.Path.Combine(folder, usual.Below);

    private int VersionIn(string folder) =>
        int.TryParse(new string([.. files.Path.GetFileName(folder).Where(char.IsAsciiDigit)]), out var version) ? version : 0;
}
