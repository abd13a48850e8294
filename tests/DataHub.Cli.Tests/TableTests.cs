using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Tests;

/// <summary>What people see, in both languages, as approved text; and what scripts get in its place.</summary>
public sealed class TableTests : IClassFixture<StubHub>
{
    private readonly StubHub _hub;

    public TableTests(StubHub hub)
    {
        _hub = hub;
        hub.Answers("GET /ops/v1/pulls", StubAnswer.Of(Samples.Pulls));
        hub.Answers("GET /ops/v1/pulls/groups", StubAnswer.Of(Samples.Groups));
        hub.Answers($"GET /ops/v1/pulls/{Samples.Pull}", StubAnswer.Of(Samples.Detail));
        hub.Answers("POST /ops/v1/replays", StubAnswer.Of(Samples.Plan));
        hub.Answers("GET /ops/v1/replays", StubAnswer.Of(Samples.Replays));
        hub.Answers($"GET /ops/v1/replays/{Samples.Replay}", StubAnswer.Of(Samples.At("stopped", 120, "outage came back 10 times in a row")));
        hub.Answers("GET /ops/v1/sources", new StubAnswer(200, Samples.Sources));
        hub.Answers("POST /ops/v1/sources/property-title/pause", new StubAnswer(200, Samples.Source));
        hub.Answers("POST /ops/v1/sources/property-title/probe", StubAnswer.Of(new ProbeResponse("property-title", "no-record", null, null, null, 41)));
        hub.Answers($"GET /v1/verifications/{Samples.Verification}", StubAnswer.Of(Samples.Explained));
        hub.Answers("POST /v1/verifications/search", StubAnswer.Of(Samples.Found));
        hub.Answers("GET /v1/policies", StubAnswer.Of(Samples.Policies));
    }

    public static TheoryData<string, string> Commands => new()
    {
        { "pulls-list", "pulls list" },
        { "pulls-show", $"pulls show {Samples.Pull}" },
        { "pulls-groups", "pulls groups" },
        { "replay-plan", "replay plan --all" },
        { "replay-list", "replay list" },
        { "replay-show", $"replay show {Samples.Replay}" },
        { "sources-list", "sources list --nodes" },
        { "sources-pause", "sources pause property-title --reason outage" },
        { "sources-probe", "sources probe property-title --reason look" },
        { "verifications-show", $"verifications show {Samples.Verification}" },
        { "verifications-explain", $"verifications explain {Samples.Verification}" },
        { "verifications-search", "verifications search --external-id LX-2026-000123" },
        { "policies-list", "policies list" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Tables_are_as_approved(string name, string command)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            var ended = await _hub.RunAsync([.. command.Split(' '), "--lang", language]);
            ended.Error.ShouldBeEmpty();
            ended.Code.ShouldBe(0);
            ended.Out.ShouldNotContain('\e');
            Approval.Check($"{name}.{language}", ended.Lines);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Json_is_the_answer_unchanged(string name, string command)
    {
        var ended = await _hub.RunAsync([.. command.Split(' '), "--json"]);
        ended.Code.ShouldBe(0, name);
        ended.Out.ShouldContain("\"addedLater\":\"为以后\"");
        ended.Lines.ShouldHaveSingleItem().ShouldBe(_hub.Sent);
    }

    [Fact]
    public async Task Chinese_comes_first_unless_the_environment_or_an_option_says_english()
    {
        (await _hub.RunAsync("sources", "list")).Out.ShouldContain("不动产权证书");
        var environment = new Dictionary<string, string>(_hub.Environment()) { ["DATAHUB_LANG"] = "en" };
        (await CliProcess.RunAsync(CliProcess.Prepare(environment, "sources", "list"))).Out.ShouldContain("Property title");
        (await CliProcess.RunAsync(CliProcess.Prepare(environment, "sources", "list", "--lang", "zh"))).Out.ShouldContain("不动产权证书");
    }

    [Theory]
    [InlineData(200, "pulls list", true)]
    [InlineData(60, "pulls list", false)]
    [InlineData(Terminal.Wide, "sources list", false)]
    [InlineData(200, "sources list", true)]
    public async Task A_narrow_window_gets_blocks_and_every_id_whole(int width, string command, bool table)
    {
        var seen = await Terminal.RunAsync(new(_hub.Environment()) { ["DATAHUB_LANG"] = "en", ["NO_COLOR"] = "1" }, width, command.Split(' '));
        seen.Code.ShouldBe(0);
        seen.Out.ShouldContain(command == "pulls list" ? Samples.Pull.ToString() : "40,000");
        seen.Out.Contains('─').ShouldBe(table, seen.Out);
    }

    [Fact]
    public async Task Empty_lists_say_so()
    {
        _hub.Answers("GET /ops/v1/pulls", StubAnswer.Of(new PullListResponse([], null)));
        _hub.Answers("GET /ops/v1/pulls/groups", StubAnswer.Of(new PullGroupsResponse(0, [])));
        _hub.Answers("GET /ops/v1/replays", StubAnswer.Of(new ReplayListResponse([], null)));
        (await _hub.RunAsync("pulls", "list", "--lang", "en")).Lines.ShouldBe(["No pull fits."]);
        (await _hub.RunAsync("pulls", "groups", "--lang", "en")).Lines.ShouldBe(["No pull has failed."]);
        (await _hub.RunAsync("replay", "list", "--lang", "en")).Lines.ShouldBe(["There is no replay yet."]);
    }
}
