using System.Diagnostics;
using DataHub.Cli.Tests.Arranging;

namespace DataHub.Cli.Tests;

public sealed class PackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("datahub-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_packed_tool_installs_and_runs()
    {
        var (packages, tools) = (Path.Combine(_folder, "packages"), Path.Combine(_folder, "tools"));
        await DotnetAsync("pack", Repository.Path("src", "DataHub.Cli"), "--no-build", "-c", Configuration, "-o", packages);
        await DotnetAsync("tool", "install", "DataHub.Cli", "--tool-path", tools, "--source", packages);
        var start = new ProcessStartInfo(Path.Combine(tools, "datahub"), ["completion", "bash"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        CliProcess.Clean(start, null);
        var ended = await CliProcess.RunAsync(start);
        ended.Code.ShouldBe(0, ended.Error);
        ended.Out.ShouldContain("complete -o default -F _datahub datahub");
    }

    /// <summary>Debug or Release, as these tests were built: <c>bin/Debug/net10.0</c>.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private async Task DotnetAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        // A first install unpacks into the packages folder: it gets one of its own, so that no older build is taken from it.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder, "unpacked");
        var ended = await CliProcess.RunAsync(start);
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
    }
}
