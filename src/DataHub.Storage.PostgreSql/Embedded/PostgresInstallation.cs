using System.Text.RegularExpressions;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>One set of server programs.</summary>
/// <param name="Programs">Folder with <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c>.</param>
/// <param name="Major">Major version.</param>
/// <param name="LibraryPath">Folders of shared libraries that are not installed, for a fetched package; else null.</param>
internal sealed partial record PostgresInstallation(string Programs, int Major, string? LibraryPath)
{
    public const int OldestMajor = 14;

    public string Program(string name) => Path.Combine(Programs, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <returns>Null when the programs don't run or don't say a version.</returns>
    public static async Task<PostgresInstallation?> ProbeAsync(string programs, string? libraryPath, CancellationToken cancellationToken)
    {
        var installation = new PostgresInstallation(programs, 0, libraryPath);
        var call = new ProgramCall(installation.Program("postgres"), ["--version"], programs) { LibraryPath = libraryPath };
        try
        {
            var result = await ProgramRunner.RunAsync(call, cancellationToken);
            return Version().Match(result.Output) is { Success: true } match && result.ExitCode == 0
                ? installation with { Major = int.Parse(match.Groups[1].ValueSpan) }
                : null;
        }
        catch (EmbeddedPostgresException)
        {
            return null; // Not runnable is not an installation; the finder names every folder that it looked at.
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
