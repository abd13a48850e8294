using System.Text.Json.Nodes;
using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Tests;

/// <summary>What the options become on the wire.</summary>
public sealed class CallingTests(StubHub hub) : IClassFixture<StubHub>
{
    private const string Replays = "POST /ops/v1/replays";

    [Fact]
    public async Task A_filter_becomes_the_query()
    {
        hub.Answers("GET /ops/v1/pulls", StubAnswer.Of(Samples.Pulls));
        await hub.RunAsync(
            "pulls", "list", "--item", "property-title", "--class", "outage", "--code", "E-503", "--division", "3701", "--source", "自然资源", "--text", "答 & 503", "--from", "2026-06-10T08:00:00+08:00",
            "--to", "2026-06-10T01:00", "--limit", "20", "--cursor", "a+b=");
        hub.Latest("GET /ops/v1/pulls").Query.TrimStart('?').Split('&').ShouldBe(
            [
                "item=property-title", "errorClass=outage", "errorCode=E-503", "division=3701", "source=自然资源", "text=答 ", " 503", "from=2026-06-10T00:00:00.000Z", "to=2026-06-10T01:00:00.000Z", "cursor=a+b=",
                "limit=20",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Without_options_nothing_is_filtered()
    {
        hub.Answers("GET /ops/v1/pulls/groups", StubAnswer.Of(Samples.Groups));
        await hub.RunAsync("pulls", "groups");
        hub.Latest("GET /ops/v1/pulls/groups").Query.ShouldBeEmpty();
        await hub.RunAsync("pulls", "groups", "--division", "3701", "--class", "drift");
        hub.Latest("GET /ops/v1/pulls/groups").Query.ShouldBe("?errorClass=drift&division=3701");
    }

    [Fact]
    public async Task An_age_counts_back_from_now()
    {
        hub.Answers("GET /ops/v1/pulls", StubAnswer.Of(Samples.Pulls));
        await hub.RunAsync("pulls", "list", "--from", "2h");
        var from = DateTimeOffset.Parse(hub.Latest("GET /ops/v1/pulls").Query["?from=".Length..]);
        (TimeProvider.System.GetUtcNow() - from).ShouldBeInRange(TimeSpan.FromHours(2), TimeSpan.FromHours(2) + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_plan_is_a_dry_run_and_a_start_is_not()
    {
        hub.Answers(Replays, StubAnswer.Of(Samples.Plan), StubAnswer.Of(Samples.At("running", 0)));
        await hub.RunAsync("replay", "plan", "--class", "outage", "--rate", "50");
        var plan = JsonNode.Parse(hub.Latest(Replays).Body)!;
        plan["dryRun"]!.GetValue<bool>().ShouldBeTrue();
        plan["filter"]!["errorClass"]!.GetValue<string>().ShouldBe("outage");
        plan["ratePerSecond"]!.GetValue<double>().ShouldBe(50);

        var started = await hub.RunAsync("replay", "start", "--class", "outage", "--reason", "back", "--stop-after", "5", "--force", "--mode", "raw", "--lang", "en");
        started.Out.ShouldContain($"datahub replay watch {Samples.Replay}");
        var start = JsonNode.Parse(hub.Latest(Replays).Body)!;
        start["dryRun"]!.GetValue<bool>().ShouldBeFalse();
        start["reason"]!.GetValue<string>().ShouldBe("back");
        start["stopAfterFailures"]!.GetValue<int>().ShouldBe(5);
        start["force"]!.GetValue<bool>().ShouldBeTrue();
        start["mode"]!.GetValue<string>().ShouldBe("raw");
    }

    [Fact]
    public async Task Pulls_are_chosen_by_id_from_options_and_standard_input()
    {
        hub.Answers(Replays, StubAnswer.Of(Samples.Plan));
        await hub.RunWithInputAsync($"{Samples.Verification}\n\n{Samples.Replay}\n", "replay", "plan", "--id", Samples.Pull.ToString(), "--ids-file", "-");
        var request = JsonNode.Parse(hub.Latest(Replays).Body)!;
        request["ids"]!.AsArray().Select(i => i!.GetValue<Guid>()).ShouldBe([Samples.Pull, Samples.Verification, Samples.Replay]);
        request["filter"].ShouldBeNull();
    }

    [Theory]
    [InlineData("--all", "{}")]
    [InlineData("--item property-title", "{\"item\":\"property-title\"}")]
    public async Task Everything_is_replayed_only_when_that_is_said(string options, string filter)
    {
        hub.Answers(Replays, StubAnswer.Of(Samples.Plan));
        (await hub.RunAsync(["replay", "plan", .. options.Split(' ')])).Code.ShouldBe(0);
        var sent = JsonNode.Parse(hub.Latest(Replays).Body)!["filter"]!.AsObject().Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!.DeepClone()));
        new JsonObject(sent!).ToJsonString().ShouldBe(filter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--all --item property-title")]
    [InlineData("--all --id 01a20b05-ef9e-724a-b70e-09f8eebbb672")]
    [InlineData("--item property-title --id 01a20b05-ef9e-724a-b70e-09f8eebbb672")]
    public async Task A_selection_that_says_nothing_or_two_things_is_not_sent(string options)
    {
        var before = hub.Calls.Count;
        var ended = await hub.RunAsync(["replay", "start", "--reason", "x", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("--all");
        hub.Calls.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_childs_number_comes_from_standard_input()
    {
        hub.Answers("POST /v1/verifications/search", StubAnswer.Of(Samples.Found));
        await hub.RunWithInputAsync("370102202003120022\n", "verifications", "search", "--child-from-stdin", "--year", "2026");
        var request = JsonNode.Parse(hub.Latest("POST /v1/verifications/search").Body)!;
        request["childIdNumber"]!.GetValue<string>().ShouldBe("370102202003120022");
        request["year"]!.GetValue<int>().ShouldBe(2026);
    }

    [Fact]
    public async Task What_changes_something_goes_with_its_reason()
    {
        hub.Answers("POST /ops/v1/sources/property-title/resume", new StubAnswer(200, Samples.Source));
        hub.Answers($"POST /ops/v1/pulls/{Samples.Pull}/discard", StubAnswer.Of(Samples.Detail));
        foreach (var action in (string[])["pause", "resume", "cancel"])
        {
            hub.Answers($"POST /ops/v1/replays/{Samples.Replay}/{action}", StubAnswer.Of(Samples.At("paused", 3)));
            (await hub.RunAsync("replay", action, Samples.Replay.ToString())).Code.ShouldBe(0);
        }

        (await hub.RunAsync("sources", "resume", "property-title", "--reason", "恢复")).Code.ShouldBe(0);
        hub.Latest("POST /ops/v1/sources/property-title/resume").Body.ShouldBe("{\"reason\":\"恢复\"}");
        (await hub.RunAsync("pulls", "discard", Samples.Pull.ToString(), "--reason", "moved away")).Code.ShouldBe(0);
        hub.Latest($"POST /ops/v1/pulls/{Samples.Pull}/discard").Body.ShouldBe("{\"reason\":\"moved away\"}");
    }

    [Fact]
    public async Task A_recheck_sends_its_items_and_a_key_of_its_own()
    {
        var call = $"POST /v1/verifications/{Samples.Verification}/recheck";
        hub.Answers(call, StubAnswer.Of(Samples.Explained));
        await hub.RunAsync("verifications", "recheck", Samples.Verification.ToString(), "--reason", "registered", "--item", "property-title", "--item", "presale-contract");
        hub.Latest(call).Body.ShouldBe("""{"reason":"registered","items":["property-title","presale-contract"],"consent":null}""");
        var first = hub.Latest(call).IdempotencyKey;
        Guid.TryParse(first, out _).ShouldBeTrue();
        await hub.RunWithInputAsync("eyJ.eyJ.sig\n", "verifications", "recheck", Samples.Verification.ToString(), "--reason", "registered", "--consent-file", "-");
        hub.Latest(call).Body.ShouldBe("""{"reason":"registered","items":null,"consent":"eyJ.eyJ.sig"}""");
        hub.Latest(call).IdempotencyKey.ShouldNotBe(first);
        await hub.RunAsync("verifications", "recheck", Samples.Verification.ToString(), "--reason", "registered", "--idempotency-key", "mine");
        hub.Latest(call).IdempotencyKey.ShouldBe("mine");
    }

    [Fact]
    public async Task Two_revisions_are_compared_or_all_steps_shown()
    {
        var call = $"GET /v1/verifications/{Samples.Verification}/changes";
        hub.Answers(call, StubAnswer.Of(Samples.Changes));
        var ended = await hub.RunAsync("verifications", "changes", Samples.Verification.ToString(), "--from", "1", "--to", "2", "--lang", "en");
        hub.Latest(call).Query.ShouldBe("?from=1&to=2");
        ended.Out.ShouldContain("paper-required → zero-proof");
        ended.Out.ShouldContain("title/property.share  absent → pass  because of property-title");
        await hub.RunAsync("verifications", "changes", Samples.Verification.ToString(), "--before", "9", "--limit", "5");
        hub.Latest(call).Query.ShouldBe("?before=9&limit=5");
        (await hub.RunAsync("verifications", "changes", Samples.Verification.ToString(), "--from", "1")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_maintenance_has_an_end_or_a_length()
    {
        const string call = "POST /ops/v1/sources/property-title/maintenance";
        hub.Answers(call, new StubAnswer(201, Samples.Source));
        (await hub.RunAsync("sources", "maintenance", "plan", "property-title", "--from", "2026-06-10T18:00:00+08:00", "--for", "90m", "--reason", "update")).Code.ShouldBe(0);
        var sent = JsonNode.Parse(hub.Latest(call).Body)!;
        (sent["from"]!.GetValue<DateTimeOffset>(), sent["until"]!.GetValue<DateTimeOffset>()).ShouldBe((Samples.Noon.AddHours(-2), Samples.Noon.AddMinutes(-30)));
        await hub.RunAsync("sources", "maintenance", "plan", "property-title", "--until", "2026-06-10T20:00:00+08:00", "--reason", "update");
        JsonNode.Parse(hub.Latest(call).Body)!["until"]!.GetValue<DateTimeOffset>().ShouldBe(Samples.Noon);
        var before = hub.Calls.Count;
        foreach (var wrong in (string[])["", "--for 2h --until 2026-06-10T20:00", "--for soon", "--until 2h"])
        {
            (await hub.RunAsync(["sources", "maintenance", "plan", "property-title", "--reason", "x", .. wrong.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Code.ShouldBe(2, wrong);
        }

        hub.Calls.Count.ShouldBe(before);
        var cancel = $"DELETE /ops/v1/sources/property-title/maintenance/{Samples.Replay}";
        hub.Answers(cancel, new StubAnswer(204, ""));
        (await hub.RunAsync("sources", "maintenance", "cancel", "property-title", Samples.Replay.ToString(), "--lang", "en")).Out.ShouldContain("Taken back");
        hub.Answers("GET /ops/v1/sources", new StubAnswer(200, Samples.Sources));
        (await hub.RunAsync("sources", "maintenance", "list", "--lang", "en")).Out.ShouldContain("No maintenance is planned");
    }

    [Fact]
    public async Task A_message_of_a_source_cannot_steer_the_terminal()
    {
        hub.Answers("GET /ops/v1/pulls/groups", StubAnswer.Of(new PullGroupsResponse(1, [new("property-title", "drift", "x", "\e[2Jgone\rhere [red]", 1)])));
        var ended = await hub.RunAsync("pulls", "groups");
        ended.Out.ShouldNotContain('\e');
        ended.Out.ShouldContain("[2Jgone here [red]");
    }
}
