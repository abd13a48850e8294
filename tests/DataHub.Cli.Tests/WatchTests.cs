using System.Diagnostics;
using DataHub.Cli.Tests.Arranging;

namespace DataHub.Cli.Tests;

/// <summary><c>replay watch</c> and <c>replay start --watch</c>, looked at and redirected.</summary>
public sealed class WatchTests(StubHub hub) : IClassFixture<StubHub>
{
    private static readonly string Replay = $"GET /ops/v1/replays/{Samples.Replay}";

    [Fact]
    public async Task A_file_gets_a_line_for_each_step_and_the_end()
    {
        hub.Answers(Replay, [At("running", 0), At("running", 4), At("running", 120), At("paused", 120), At("running", 120), At("done", 200)]);
        var ended = await hub.RunAsync("replay", "watch", Samples.Replay.ToString(), "--lang", "en");
        ended.Code.ShouldBe(0);
        ended.Out.ShouldNotContain('\e');
        // The clock in front is the watcher's own; 4 of 200 is no step.
        ended.Lines.TakeWhile(l => l.Contains('/')).Select(l => string.Join(' ', l.Split(' ')[2..4])).ShouldBe(["running 0/200,", "running 120/200,", "paused 120/200,", "running 120/200,", "done 200/200,"]);
        ended.Out.ShouldContain("verdicts changed");
    }

    [Theory]
    [InlineData("stopped", 6)]
    [InlineData("cancelled", 7)]
    [InlineData("done", 0)]
    public async Task The_exit_code_tells_how_it_ended(string state, int code)
    {
        hub.Answers("POST /ops/v1/replays", At("running", 0));
        hub.Answers(Replay, [At("running", 10), StubAnswer.Of(Samples.At(state, 50, "because of that"))]);
        var ended = await hub.RunAsync("replay", "start", "--all", "--reason", "x", "--watch");
        ended.Code.ShouldBe(code);
        ended.Out.ShouldContain("because of that");
    }

    [Fact]
    public async Task Json_is_the_end_alone()
    {
        hub.Answers(Replay, [At("running", 10), At("running", 90), At("done", 200)]);
        var ended = await hub.RunAsync("replay", "watch", Samples.Replay.ToString(), "--json");
        ended.Lines.ShouldHaveSingleItem().ShouldBe(At("done", 200).Body);
    }

    [Fact]
    public async Task A_hub_that_restarts_is_waited_for()
    {
        hub.Answers(Replay, [At("running", 10), StubAnswer.Problem(503, "service-unavailable", "Stopping"), new StubAnswer(502, "no upstream", "text/plain"), At("done", 200)]);
        var ended = await hub.RunAsync("replay", "watch", Samples.Replay.ToString());
        ended.Code.ShouldBe(0, ended.Error);
    }

    [Fact]
    public async Task A_replay_that_is_not_there_is_5() => (await hub.RunAsync("replay", "watch", Guid.CreateVersion7().ToString())).Code.ShouldBe(5);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Ctrl_C_ends_the_watching_cleanly(int secondsToAnswer)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no signals");
        Assert.SkipWhen(IsInterruptIgnored(), "the tests run in the background of a shell, whose children never see Ctrl-C");
        hub.Answers(Replay, [At("running", 10), At("running", 11) with { Delay = TimeSpan.FromSeconds(secondsToAnswer) }]);
        using var process = Process.Start(CliProcess.Prepare(hub.Environment(), "replay", "watch", Samples.Replay.ToString(), "--lang", "en"))!;
        (await process.StandardOutput.ReadLineAsync())!.ShouldContain("10/200");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
        {
            await kill.WaitForExitAsync();
        }

        var ended = await CliProcess.EndAsync(process);
        ended.Code.ShouldBe(130);
        ended.Error.TrimEnd().ShouldBe("Interrupted. What was already asked for goes on in the hub.");
        hub.Calls.ShouldNotContain(c => c.Name.EndsWith("/cancel"));
    }

    /// <summary>A shell starts what it puts into the background with SIGINT ignored, and children inherit that.</summary>
    private static bool IsInterruptIgnored() =>
        File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status").Any(line =>
            line.StartsWith("SigIgn:", StringComparison.Ordinal) && (Convert.ToUInt64(line[7..].Trim(), 16) & 0b10) != 0);

    [Fact]
    public async Task A_terminal_gets_a_bar_and_colours()
    {
        hub.Answers(Replay, [At("running", 10), At("running", 100), At("done", 200)]);
        var seen = await Terminal.RunAsync(hub.Environment(), Terminal.Wide, "replay", "watch", Samples.Replay.ToString());
        seen.Code.ShouldBe(0, seen.Out);
        seen.Out.ShouldContain("100%");
        seen.Out.ShouldContain("━");
        seen.Out.ShouldMatch(@"\e\[[0-9;]*3[0-9]", "a colour");
    }

    [Fact]
    public async Task No_color_is_honoured()
    {
        hub.Answers(Replay, [At("running", 100), At("stopped", 120)]);
        var seen = await Terminal.RunAsync(new(hub.Environment()) { ["NO_COLOR"] = "1" }, Terminal.Wide, "replay", "watch", Samples.Replay.ToString());
        seen.Code.ShouldBe(6);
        seen.Out.ShouldContain("120/200");
        seen.Out.ShouldNotMatch(@"\e\[[0-9;]*(3|4|9)[0-9](;[0-9]+)*m");
    }

    private static StubAnswer At(string state, int done) => StubAnswer.Of(Samples.At(state, done));
}
