using System.Net;
using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;

namespace DataHub.Journeys.Tests.Webhooks;

/// <summary>As a hub is configured out of the box: no plain http, no private targets.</summary>
public sealed class WebhookRefusalTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Path = "/v1/webhook-endpoints";

    [Theory]
    [InlineData("https://127.0.0.1/hooks", "private network")]
    [InlineData("https://localhost/hooks", "private network")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "private network")]
    [InlineData("https://[::1]/hooks", "private network")]
    [InlineData("http://1.1.1.1/hooks", "Webhooks:AllowHttp")]
    [InlineData("hooks", "absolute https")]
    public async Task A_target_that_the_hub_does_not_send_to_is_refused(string url, string reason)
    {
        var problem = await (await (await hub.CallerAsync("3701", Scopes.Verify)).PostJsonAsync(Path, $$"""{ "url": "{{url}}" }""")).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!["/url"].ShouldHaveSingleItem().ShouldContain(reason);
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var caller = await hub.CallerAsync("3701", Scopes.Verify);
        var problem = await (await caller.PostJsonAsync(Path, """{ "url": "ftp://x", "events": ["verification.revisd"], "division": "3702" }""")).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe(["/division", "/events", "/url"]);
        await (await caller.PostJsonAsync(Path, """{ "uri": "https://1.1.1.1/" }""")).ProblemAsync(ErrorCodes.MalformedRequest);
        (await (await caller.PostJsonAsync(Path, "{}")).ProblemAsync(ErrorCodes.ValidationFailed)).Errors!.Keys.ShouldBe(["/url"]);
    }

    [Fact]
    public async Task An_address_is_taken_once_and_the_secret_shown_once()
    {
        var caller = await hub.CallerAsync("3703", Scopes.Verify);
        const string body = """{ "url": "https://1.1.1.1/hooks", "division": "370302" }""";
        var made = await caller.PostJsonAsync(Path, body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await made.Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookEndpointBody))!.Secret.ShouldStartWith("whsec_");
        var problem = await (await caller.PostJsonAsync(Path, body)).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!["/url"].ShouldHaveSingleItem().ShouldContain("already");
        (await caller.GetFromJsonAsync(Path, ContractsJson.Wire.WebhookEndpointListResponse))!.Endpoints.ShouldHaveSingleItem().Secret.ShouldBeNull();
    }

    [Fact]
    public async Task Endpoints_of_others_do_not_exist()
    {
        var made = await (await hub.CallerAsync("3704", Scopes.Verify)).PostJsonAsync(Path, """{ "url": "https://1.1.1.1/hooks" }""");
        var id = (await made.Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookEndpointBody))!.Id;
        var other = await hub.CallerAsync("3705", Scopes.Verify, Scopes.OpsRead, Scopes.OpsReplay);
        await (await other.DeleteAsync($"{Path}/{id}")).ProblemAsync(ErrorCodes.NotFound);
        await (await other.PostAsync($"{Path}/{id}/rotate", null)).ProblemAsync(ErrorCodes.NotFound);
        await (await other.PostAsync($"{Path}/{id}/resume", null)).ProblemAsync(ErrorCodes.NotFound);
        await (await other.PostAsync($"/ops/v1/webhook-endpoints/{id}/pause", null)).ProblemAsync(ErrorCodes.NotFound);
        await (await other.GetAsync($"/ops/v1/webhook-deliveries/{id}")).ProblemAsync(ErrorCodes.NotFound);
        (await other.GetFromJsonAsync("/ops/v1/webhook-endpoints", ContractsJson.Wire.WebhookEndpointListResponse))!.Endpoints.ShouldBeEmpty();
        var theirs = await hub.CallerAsync("3704", Scopes.OpsReplay);
        (await theirs.PostAsync($"/ops/v1/webhook-endpoints/{id}/pause", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("?state=late", "?state")]
    [InlineData("?endpoint=x", "?endpoint")]
    [InlineData("?event=child.born", "?event")]
    [InlineData("?from=yesterday", "?from")]
    [InlineData("?limit=0", "?limit")]
    [InlineData("?cursor=x", "?cursor")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        var problem = await (await (await hub.CallerAsync("37", Scopes.OpsRead)).GetAsync("/ops/v1/webhook-deliveries" + query)).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe([field]);
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{ "filter": {}, "ids": ["0197e4a0-0000-7000-8000-000000000000"] }""", "")]
    [InlineData("""{ "ids": [] }""", "/ids")]
    [InlineData("""{ "filter": { "state": "cancelled" } }""", "/filter/state")]
    [InlineData("""{ "filter": { "event": "x" } }""", "/filter/event")]
    public async Task A_replay_of_nothing_or_of_everything_twice_is_refused(string body, string field)
    {
        var problem = await (await (await hub.CallerAsync("37", Scopes.OpsReplay)).PostJsonAsync("/ops/v1/webhook-deliveries/replay", body)).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe([field]);
    }
}
