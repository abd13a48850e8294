using System.Text.Json.Nodes;
using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Policies;

namespace DataHub.Cli.Tests;

public sealed class PolicyTests : IClassFixture<StubHub>, IDisposable
{
    private const string Address = "/v1/policies/370102/2026/primary";
    private const string Document = """
        {
          "division": "370102", "year": 2026, "stage": "primary", "title": { "zh": "历下区", "en": "Lixia" },
          "groups": [ { "id": "property-and-household", "requirements": [ { "id": "home", "checks": [ { "check": "property.share", "minShare": 50 } ] } ] } ]
        }
        """;

    private readonly StubHub _hub;
    private readonly string _file = Path.GetTempFileName();

    public PolicyTests(StubHub hub)
    {
        _hub = hub;
        hub.Answers($"GET {Address}", new StubAnswer(200, Document) { Headers = new() { ["ETag"] = "\"3\"" } });
        File.WriteAllText(_file, Document.Replace("50", "30").Replace("Lixia", "Lixia District"));
    }

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_document_is_shown_as_it_was_put()
    {
        var ended = await _hub.RunAsync("policies", "show", "370102", "2026", "primary", "--lang", "en");
        ended.Out.ShouldBe(Document + "\n");
        ended.Error.Trim().ShouldBe("version 3");
        (await _hub.RunAsync("policies", "show", "370102", "2026", "primary", "--json")).ShouldBe(new Ended(0, Document + "\n", ""));
    }

    [Fact]
    public async Task A_difference_is_told_by_path()
    {
        var ended = await _hub.RunAsync("policies", "diff", _file, "--lang", "en");
        ended.Code.ShouldBe(0, ended.Error);
        ended.Lines.ShouldBe(
        [
            "Compared with stored version 3:",
            "~ $.title.en",
            "    - \"Lixia\"",
            "    + \"Lixia District\"",
            "~ $.groups[?@.id=='property-and-household'].requirements[?@.id=='home'].checks[?@.check=='property.share'].minShare",
            "    - 50",
            "    + 30",
        ]);
        var json = JsonNode.Parse((await _hub.RunAsync("policies", "diff", _file, "--json")).Out)!.AsArray();
        json.Count.ShouldBe(2);
        json[0]!.ToJsonString().ShouldBe("""{"kind":"changed","path":"$.title.en","stored":"Lixia","changed":"Lixia District"}""");
    }

    [Fact]
    public async Task The_same_document_has_no_difference()
    {
        await File.WriteAllTextAsync(_file, Document.ReplaceLineEndings(" "));
        (await _hub.RunAsync("policies", "diff", _file, "--lang", "en")).Lines.ShouldBe(["The same as stored version 3."]);
        (await _hub.RunAsync("policies", "diff", _file, "--json")).Lines.ShouldBe(["[]"]);
    }

    [Fact]
    public async Task A_valid_document_is_0_and_an_invalid_one_1_with_every_problem()
    {
        _hub.Answers("POST /v1/policies/validations", StubAnswer.Of(new PolicyValidationResponse(true, [])), StubAnswer.Of(new PolicyValidationResponse(false, [new("/groups/0", "is empty", "name a requirement"), new("", "no age", "add age")])));
        (await _hub.RunAsync("policies", "validate", _file)).Code.ShouldBe(0);
        _hub.Latest("POST /v1/policies/validations").Body.ShouldBe(await File.ReadAllTextAsync(_file));
        var invalid = await _hub.RunWithInputAsync("{}", "policies", "validate", "-", "--lang", "en");
        invalid.Code.ShouldBe(1);
        invalid.Out.ShouldContain("name a requirement");
        invalid.Out.ShouldContain("2 problems");
        _hub.Latest("POST /v1/policies/validations").Body.ShouldBe("{}");
    }

    [Fact]
    public async Task A_document_is_put_over_the_version_it_was_made_from()
    {
        _hub.Answers($"PUT {Address}", StubAnswer.Of(Samples.Stored));
        var ended = await _hub.RunAsync("policies", "put", _file, "--changed-version", "3", "--lang", "en");
        ended.Lines.ShouldBe(["Stored as version 4 of 370102 2026 primary."]);
        var call = _hub.Latest($"PUT {Address}");
        call.IfMatch.ShouldBe("\"3\"");
        call.Body.ShouldBe(await File.ReadAllTextAsync(_file));
        (await _hub.RunAsync("policies", "put", _file, "--first")).Code.ShouldBe(0);
        _hub.Latest($"PUT {Address}").IfNoneMatch.ShouldBe("*");
    }

    [Theory]
    [InlineData("{ \"division\": ", "is not JSON")]
    [InlineData("{ \"division\": 370102 }", "does not say whose policy it is")]
    [InlineData("[]", "does not say whose policy it is")]
    public async Task A_document_of_nobody_is_not_sent(string document, string told)
    {
        await File.WriteAllTextAsync(_file, document);
        var ended = await _hub.RunAsync("policies", "put", _file, "--first");
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain(told);
    }
}
