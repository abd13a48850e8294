using System.Diagnostics;
using DataHub.Cli.Commands;
using DataHub.Cli.Tests.Arranging;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;

namespace DataHub.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("datahub-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task Scripts_are_as_approved(string shell)
    {
        var ended = await CliProcess.RunAsync(CliProcess.Prepare(null, "completion", shell));
        ended.Code.ShouldBe(0, ended.Error);
        Approval.Check($"completion.{shell}", ended.Lines);
    }

    [Fact]
    public async Task An_unknown_shell_is_refused() => (await CliProcess.RunAsync(CliProcess.Prepare(null, "completion", "fish"))).Code.ShouldBe(2);

    [Theory]
    [InlineData("datahub rep", "replay")]
    [InlineData("datahub replay st", "start")]
    [InlineData("datahub replay start --stop", "--stop-after")]
    [InlineData("datahub pulls list --item prop", "property-title")]
    [InlineData("datahub sources pause resid", "residence-permit")]
    [InlineData("/opt/tools/datahub policies v", "validate")]
    public async Task Bash_completes(string line, string expected)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/bin/bash"))
        {
            Assert.Skip("bash is not installed");
            return;
        }

        var tool = Path.Combine(_folder, "datahub");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\nexec dotnet '{CliProcess.Program}' \"$@\"\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        var words = line.Replace("/opt/tools/datahub", tool).Split(' ');
        var script = $"""
            eval "$('{tool}' completion bash)"
            COMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; COMP_LINE='{string.Join(' ', words)}'; COMP_POINT=${"{#COMP_LINE}"}
            _datahub
            printf '%s\n' "${"{COMPREPLY[@]}"}"
            """;
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        CliProcess.Clean(start, new Dictionary<string, string> { ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}" });
        var ended = await CliProcess.RunAsync(start);
        ended.Lines.ShouldBe([expected], ended.Error);
    }

    [Fact]
    public void Completed_words_are_those_of_the_hub()
    {
        Vocabulary.Items.ShouldBe(ItemId.Handbook.Select(i => i.ToString()), ignoreOrder: true);
        Vocabulary.ErrorClasses.ShouldBe(EnumNames<ErrorClass>.All, ignoreOrder: true);
        Vocabulary.Outcomes.ShouldBe(EnumNames<Outcome>.All, ignoreOrder: true);
        Vocabulary.Stages.ShouldBe(EnumNames<Stage>.All, ignoreOrder: true);
    }
}
