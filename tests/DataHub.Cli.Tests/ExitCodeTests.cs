using System.Net;
using System.Net.Sockets;
using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Tests;

/// <summary>What scripts rely on, and what people are told.</summary>
public sealed class ExitCodeTests(StubHub hub) : IClassFixture<StubHub>
{
    private const string Sources = "GET /ops/v1/sources";

    [Theory]
    [InlineData(400, "validation-failed", 1)]
    [InlineData(401, "credential-expired", 4)]
    [InlineData(403, "scope-missing", 4)]
    [InlineData(404, "not-found", 5)]
    [InlineData(409, "verification-busy", 1)]
    [InlineData(429, "rate-limited", 1)]
    [InlineData(500, "internal-error", 1)]
    [InlineData(503, "service-unavailable", 3)]
    public async Task A_refusal_has_its_code(int status, string code, int exitCode)
    {
        hub.Answers(Sources, StubAnswer.Problem(status, code, "Titled so"));
        var ended = await hub.RunAsync("sources", "list");
        ended.Code.ShouldBe(exitCode);
        ended.Out.ShouldBeEmpty();
        ended.Error.ShouldContain($"Titled so ({code}, {status})");
        NoStackTrace(ended);
    }

    [Fact]
    public async Task A_refusal_names_every_field_and_the_trace()
    {
        var refused = StubAnswer.Problem(
            400, "validation-failed", "The request is not valid", "Every invalid field is listed in errors.",
            new() { ["/ratePerSecond"] = ["must be 0.1 to 10000"], ["/ids"] = ["take 1 to 1000 ids", "name no pull twice"] });
        hub.Answers("POST /ops/v1/replays", refused with { Headers = new() { ["Retry-After"] = "90" } });
        var ended = await hub.RunAsync("replay", "plan", "--all", "--rate", "0", "--lang", "en");
        ended.Code.ShouldBe(1);
        ended.Error.TrimEnd().Split('\n').ShouldBe(
        [
            "The request is not valid (validation-failed, 400)",
            "Every invalid field is listed in errors.",
            "  /ratePerSecond: must be 0.1 to 10000",
            "  /ids: take 1 to 1000 ids",
            "  /ids: name no pull twice",
            "Repeat in 1 min 30 s.",
            "Trace id 587d146ed820d83d7ce0657cb9a0cf5e",
        ]);

        var json = await hub.RunAsync("replay", "plan", "--all", "--json");
        json.Code.ShouldBe(1);
        json.Out.ShouldBeEmpty();
        json.Error.TrimEnd().ShouldBe(refused.Body);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_3()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var free = ((IPEndPoint)port.LocalEndpoint).Port;
        port.Stop();
        var ended = await hub.RunAsync("sources", "list", "--address", $"http://127.0.0.1:{free}", "--lang", "en");
        ended.Code.ShouldBe(3);
        ended.Error.ShouldContain($"No hub can be reached at http://127.0.0.1:{free}/");
        NoStackTrace(ended);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", "text/html")]
    [InlineData(200, "<html>Welcome</html>", "text/html")]
    [InlineData(200, "{\"sources\":7}", "application/json")]
    public async Task Somebody_else_at_the_address_is_3(int status, string body, string contentType)
    {
        hub.Answers(Sources, new StubAnswer(status, body, contentType));
        var ended = await hub.RunAsync("sources", "list", "--lang", "en");
        ended.Code.ShouldBe(3);
        ended.Error.ShouldContain(hub.Address.ToString());
        ended.Error.ShouldContain("check the address");
        NoStackTrace(ended);
    }

    [Fact]
    public async Task An_answer_that_lacks_what_it_should_have_is_no_stack_trace()
    {
        hub.Answers(Sources, new StubAnswer(200, "{\"sources\":[{}]}"));
        var ended = await hub.RunAsync("sources", "list", "--lang", "en");
        ended.Code.ShouldBe(70);
        ended.Error.ShouldContain("This program failed");
        NoStackTrace(ended);
        hub.Answers("GET /v1/policies/370102/2026/primary", new StubAnswer(200, "{}"));
        (await hub.RunAsync("policies", "show", "370102", "2026", "primary")).Code.ShouldBe(3);
    }

    [Theory]
    [InlineData("", "datahub --help")]
    [InlineData("pulls", "datahub pulls --help")]
    [InlineData("pulls show not-an-id", "'not-an-id' is no id of a pull")]
    [InlineData("pulls list --from yesterday", "--from takes an instant")]
    [InlineData("pulls list --limit many", "--limit")]
    [InlineData("sources pause property-title", "--reason")]
    [InlineData("replay start --all", "--reason")]
    [InlineData("policies put x.json", "--changed-version")]
    [InlineData("policies validate no-such-file.json", "no-such-file.json")]
    [InlineData("sources list --lang fr", "'fr'")]
    [InlineData("sources list --address nowhere", "--address")]
    [InlineData("sources list --key-file no-such-key", "no-such-key")]
    [InlineData("pulls frobnicate", "frobnicate")]
    public async Task A_wrong_command_line_is_2_and_asks_nobody(string command, string told)
    {
        var before = hub.Calls.Count;
        var ended = await hub.RunAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        ended.Code.ShouldBe(2, ended.Error);
        ended.Error.ShouldContain(told);
        ended.Out.ShouldBeEmpty();
        hub.Calls.Count.ShouldBe(before);
        NoStackTrace(ended);
    }

    [Fact]
    public async Task A_source_found_ill_is_1()
    {
        hub.Answers("POST /ops/v1/sources/property-title/probe", StubAnswer.Of(new ProbeResponse("property-title", "failed", "outage", "E-503", "the gateway answers 503", 31)));
        var ended = await hub.RunAsync("sources", "probe", "property-title", "--reason", "look");
        ended.Code.ShouldBe(1);
        ended.Out.ShouldContain("E-503");
    }

    [Fact]
    public async Task Without_address_or_key_it_says_where_they_come_from()
    {
        var nothing = await CliProcess.RunAsync(CliProcess.Prepare(null, "sources", "list"));
        nothing.Code.ShouldBe(2);
        nothing.Error.ShouldContain("DATAHUB_ADDRESS");
        var keyless = await CliProcess.RunAsync(CliProcess.Prepare(new Dictionary<string, string> { ["DATAHUB_ADDRESS"] = hub.Address.ToString() }, "sources", "list"));
        keyless.Code.ShouldBe(2);
        keyless.Error.ShouldContain("DATAHUB_KEY_FILE");
    }

    private static void NoStackTrace(Ended ended)
    {
        ended.Error.ShouldNotContain("   at ");
        ended.Error.ShouldNotContain("Exception");
    }
}
