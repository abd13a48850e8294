using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Operating;

/// <summary>A source goes wrong, families wait; an operator looks, plans, replays, and the verdicts change by themselves.</summary>
public sealed class ReplayJourneyTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private const string Pulls = "/ops/v1/pulls";
    private const string Replays = "/ops/v1/replays";

    [Fact]
    public async Task What_failed_is_seen_planned_replayed_and_its_verdict_changes()
    {
        using var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsReplay);
        var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
        var parents = await hub.ClientAsync();
        Refuse("household-registration");
        var waiting = await parents.VerifyAsync(hub.Request(family), "replayed-1");
        waiting.Outcome.ShouldBe("pending");

        var failed = await GetAsync(operators, $"{Pulls}?item=household-registration", ContractsJson.Wire.PullListResponse);
        failed.Items.ShouldNotBeEmpty();
        failed.Items.ShouldAllBe(p => p.State == "failed" && p.VerificationId == waiting.Id);
        var groups = await GetAsync(operators, $"{Pulls}/groups", ContractsJson.Wire.PullGroupsResponse);
        (groups.Total, groups.Groups[0].Item).ShouldBe((failed.Items.Count, "household-registration"));
        (await GetAsync(operators, $"{Pulls}/groups?division=370100&errorCode=E-106&from=2020-01-01T00:00:00Z", ContractsJson.Wire.PullGroupsResponse)).Total.ShouldBe(failed.Items.Count, "a whole prefecture");
        (await GetAsync(operators, $"{Pulls}/groups?errorCode=E-301", ContractsJson.Wire.PullGroupsResponse)).Total.ShouldBe(0);
        var detail = await GetAsync(operators, $"{Pulls}/{failed.Items[0].Id}", ContractsJson.Wire.PullDetail);
        detail.AttemptLog.ShouldNotBeEmpty();
        detail.Cure!.Zh.ShouldNotBeEmpty();
        detail.Question.ShouldContain(f => f.Name == "idNumber" && f.Value.Contains('*'));
        var text = await operators.GetStringAsync($"{Pulls}/{failed.Items[0].Id}");
        text.ShouldNotContain(hub.Request(family).Child.Name!);
        text.ShouldNotContain(hub.Request(family).Child.IdNumber!);

        hub.Bureau.Faults.Clear();
        var body = """{ "filter": { "item": "household-registration" }, "reason": "credentials mended", "ratePerSecond": 100 }""";
        var plan = await ReadAsync(await operators.PostJsonAsync(Replays, body.Replace("\"reason\"", "\"dryRun\": true, \"reason\"")), HttpStatusCode.OK, ContractsJson.Wire.ReplayPlan);
        (plan.Selected, plan.Families, plan.Rejected).ShouldBe((failed.Items.Count, 1, 0));
        var started = await operators.PostJsonAsync(Replays, body);
        var replay = await ReadAsync(started, HttpStatusCode.Created, ContractsJson.Wire.ReplayResponse);
        started.Headers.Location!.ToString().ShouldBe($"{Replays}/{replay.Id}");
        await RefusedAsync(await operators.PostJsonAsync(Replays, body), ErrorCodes.NothingToReplay, "another replay");

        replay = await WatchAsync(operators, replay.Id, r => r.State == "done");
        (replay.Progress.Recovered, replay.Progress.FailedAgain, replay.Progress.Changed).ShouldBe((failed.Items.Count, 0, 1));
        replay.Changes.ShouldBe([new VerdictChange("pending", "zero-proof", 1)]);
        var verdict = await parents.GetAsync(waiting.Id);
        (verdict.Outcome, verdict.Final).ShouldBe(("zero-proof", true));
        await RefusedAsync(await operators.PostAsync($"{Replays}/{replay.Id}/pause", null), ErrorCodes.ReplayState, "done");
        (await GetAsync(operators, Replays, ContractsJson.Wire.ReplayListResponse)).Items.ShouldContain(r => r.Id == replay.Id);
    }

    [Theory]
    [InlineData("?item=property-titel", "?item", "property-title")]
    [InlineData("?errorClass=broken", "?errorClass", "outage")]
    [InlineData("?division=3799", "?division", "370100 济南市")]
    [InlineData("?division=370199", "?division", "370102 历下区")]
    [InlineData("?division=37X", "?division", "2 to 6 digits")]
    [InlineData("?errorclass=outage", "?errorclass", "errorClass")]
    [InlineData("?item=property-title&item=marriage-registration", "?item", "more than once")]
    [InlineData("?from=yesterday", "?from", "instant")]
    [InlineData("/groups?state=waiting", "?state", "must be failed")]
    [InlineData("/groups?limit=5", "?limit", "no parameter of this call")]
    public async Task A_filter_that_no_pull_can_meet_is_refused_with_what_is_known(string query, string field, string told)
    {
        using var operators = await hub.CallerAsync("37", Scopes.OpsRead);
        foreach (var call in query.StartsWith('/') ? (string[])[Pulls] : [Pulls, $"{Pulls}/groups"])
        {
            var problem = await (await operators.GetAsync(call + query)).ProblemAsync(ErrorCodes.ValidationFailed);
            problem.Errors![field].ShouldHaveSingleItem().ShouldContain(told);
        }
    }

    [Theory]
    [InlineData("""{ "reason": "x" }""", "/filter")]
    [InlineData("""{ "filter": {}, "ids": [], "reason": "x" }""", "/filter", "/ids")]
    [InlineData("""{ "filter": {}, "reason": " ", "ratePerSecond": 0, "stopAfterFailures": 0, "mode": "again" }""", "/mode", "/ratePerSecond", "/reason", "/stopAfterFailures")]
    [InlineData("""{ "filter": { "errorClass": "broken", "state": "record", "division": "37X", "item": "property-titel" }, "reason": "x" }""", "/filter/division", "/filter/errorClass", "/filter/item", "/filter/state")]
    public async Task A_replay_that_makes_no_sense_is_refused_with_every_field(string body, params string[] fields)
    {
        using var operators = await hub.CallerAsync("37", Scopes.OpsReplay);
        var problem = await (await operators.PostJsonAsync(Replays, body)).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe(fields);
    }

    [Fact]
    public async Task Nothing_to_replay_other_divisions_and_missing_scopes_are_told()
    {
        using var operators = await hub.CallerAsync("3706", Scopes.OpsRead, Scopes.OpsReplay);
        await RefusedAsync(await operators.PostJsonAsync(Replays, """{ "filter": {}, "reason": "x" }"""), ErrorCodes.NothingToReplay, "No failed pull matches");
        await RefusedAsync(await operators.GetAsync($"{Replays}/{Guid.CreateVersion7()}"), ErrorCodes.NotFound, "in your divisions");
        await RefusedAsync(await operators.GetAsync($"{Pulls}/{Guid.CreateVersion7()}"), ErrorCodes.NotFound, "in your divisions");
        using var reader = await hub.CallerAsync("37", Scopes.OpsRead);
        await (await reader.PostJsonAsync(Replays, """{ "filter": {}, "reason": "x" }""")).ProblemAsync(ErrorCodes.ScopeMissing);
    }

    private int Refuse(string item) => hub.Bureau.Faults.Add(new Fault { Item = item, Kind = FaultKind.Code, Code = "E-106" });

    private static async Task RefusedAsync(HttpResponseMessage response, string code, string because) => (await response.ProblemAsync(code)).Detail!.ShouldContain(because);

    private static async Task<ReplayResponse> WatchAsync(HttpClient operators, Guid id, Func<ReplayResponse, bool> until)
    {
        for (var i = 0; i < 600; i++)
        {
            var replay = await GetAsync(operators, $"{Replays}/{id}", ContractsJson.Wire.ReplayResponse);
            if (until(replay))
            {
                return replay;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("the replay does not come to its end");
    }

    private static async Task<T> GetAsync<T>(HttpClient http, string path, JsonTypeInfo<T> type) => await ReadAsync(await http.GetAsync(path), HttpStatusCode.OK, type);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, HttpStatusCode status, JsonTypeInfo<T> type)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(type))!;
    }
}
