using System.Diagnostics;

namespace DataHub.Cli.Tests.Arranging;

/// <summary>Runs the program in a pseudo-terminal, by util-linux's <c>script</c>.</summary>
internal static class Terminal
{
    private const string Program = "/usr/bin/script";

    public const int Wide = 160;

    /// <returns>All that the terminal showed, control sequences included.</returns>
    public static async Task<Ended> RunAsync(Dictionary<string, string> environment, int width, params IEnumerable<string> args)
    {
        Assert.SkipUnless(File.Exists(Program), "util-linux's script is not installed");
        var command = $"stty cols {width} rows 40; dotnet {CliProcess.Program} {string.Join(' ', args)}";
        var start = new ProcessStartInfo(Program, ["-qec", command, "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        CliProcess.Clean(start, environment);
        start.Environment["TERM"] = "xterm-256color";
        return await CliProcess.RunAsync(start);
    }
}
