using System.Net;
using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Operating;

/// <summary>A replay whose source operators keep from being called would only fail its pulls once more: it is refused, and says what to do.</summary>
public sealed class PausedReplayTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private const string Replays = "/ops/v1/replays";
    private const string Household = "household-registration", Title = "property-title";

    [Fact]
    public async Task A_replay_of_a_paused_source_is_refused_until_it_is_resumed()
    {
        using var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsReplay, Scopes.OpsAdmin);
        await FailAsync("paused-replay", "张小雨");
        await PostAsync(operators, $"/ops/v1/sources/{Household}/pause", """{ "reason": "they asked" }""");
        var pulls = (await operators.GetFromJsonAsync($"/ops/v1/pulls?item={Household}", ContractsJson.Wire.PullListResponse))!.Items;

        (await WarningsAsync(operators, "{}")).ShouldContain(("source-paused", Household));
        (await WarningsAsync(operators, "{}", "raw")).ShouldBeEmpty("nobody is asked");
        var all = await (await operators.PostJsonAsync(Replays, Body("{}"))).ProblemAsync(ErrorCodes.SourcePaused);
        all.Status.ShouldBe(409);
        all.Errors!["/filter"].ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            told => told.ShouldContain(Household), told => told.ShouldContain("client-37"), told => told.ShouldContain($"POST /ops/v1/sources/{Household}/resume"));
        all.Detail!.ShouldContain($"the selection also has {Title}");
        var chosen = await (await operators.PostJsonAsync(Replays, $$"""{ "ids": ["{{pulls[0].Id}}"], "reason": "x" }""")).ProblemAsync(ErrorCodes.SourcePaused);
        chosen.Errors!.Keys.ShouldBe(["/ids"]);
        chosen.Detail!.ShouldNotContain("the selection also has");

        (await operators.PostJsonAsync(Replays, Body("{}", "raw"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await EndAsync(operators);
        (await operators.PostJsonAsync(Replays, Body($$"""{ "item": "{{Title}}" }"""))).StatusCode.ShouldBe(HttpStatusCode.Created, "another item is no matter of the pause");
        await EndAsync(operators);
        await PostAsync(operators, $"/ops/v1/sources/{Household}/resume", """{ "reason": "done" }""");
        (await WarningsAsync(operators, "{}")).ShouldNotContain(("source-paused", Household));
        (await operators.PostJsonAsync(Replays, Body("{}"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await EndAsync(operators);
    }

    [Fact]
    public async Task A_replay_during_a_planned_maintenance_is_told_until_when()
    {
        using var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsReplay, Scopes.OpsAdmin);
        await FailAsync("maintained-replay", "王梓萱");
        var now = TimeProvider.System.GetUtcNow();
        await PostAsync(operators, $"/ops/v1/sources/{Title}/maintenance", $$"""{ "from": "{{now.AddHours(-1):O}}", "until": "{{now.AddHours(2):O}}", "reason": "x" }""");

        (await WarningsAsync(operators, $$"""{ "item": "{{Title}}" }""")).ShouldContain(("source-maintenance", Title));
        var problem = await (await operators.PostJsonAsync(Replays, Body($$"""{ "item": "{{Title}}" }"""))).ProblemAsync(ErrorCodes.SourcePaused);
        problem.Errors!["/filter"].ShouldHaveSingleItem().ShouldContain("start the replay afterwards");
        problem.Detail!.ShouldNotContain("the selection also has");
        var planned = (await operators.GetFromJsonAsync("/ops/v1/sources", ContractsJson.Wire.OpsSourceListResponse))!.Sources.Single(s => s.Item == Title).Planned.ShouldHaveSingleItem();
        (await operators.DeleteAsync($"/ops/v1/sources/{Title}/maintenance/{planned.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await WarningsAsync(operators, $$"""{ "item": "{{Title}}" }""")).ShouldBeEmpty();
    }

    /// <summary>A family with a failed pull of each of the two items.</summary>
    private async Task FailAsync(string key, string child)
    {
        // In ways that are not asked again by themselves.
        hub.Bureau.Faults.Add(new Fault { Item = Household, Kind = FaultKind.Code, Code = "E-106" });
        hub.Bureau.Faults.Add(new Fault { Item = Title, Kind = FaultKind.Malformed });
        var client = await hub.ClientAsync();
        var pending = await client.VerifyAsync(hub.Request(NamedFamilies.All.Single(f => f.Name == child).Family, key), key);
        pending.Pulls.Where(p => p.State == "failed").Select(p => p.Item).Distinct().ShouldBe([Household, Title], ignoreOrder: true);
        hub.Bureau.Faults.Clear();
    }

    private static string Body(string filter, string mode = "ask", bool dryRun = false) =>
        $$"""{ "filter": {{filter}}, "reason": "x", "ratePerSecond": 1000, "mode": "{{mode}}", "dryRun": {{(dryRun ? "true" : "false")}} }""";

    private static async Task<IReadOnlyList<(string, string)>> WarningsAsync(HttpClient operators, string filter, string mode = "ask")
    {
        var answer = await operators.PostJsonAsync(Replays, Body(filter, mode, dryRun: true));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.Content.ReadFromJsonAsync(ContractsJson.Wire.ReplayPlan))!.Warnings.Select(w => (w.Code, w.Item))];
    }

    private static async Task PostAsync(HttpClient operators, string path, string body)
    {
        var answer = await operators.PostJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Until no replay is under way: what it had selected is free again.</summary>
    private static async Task EndAsync(HttpClient operators)
    {
        for (var i = 0; i < 600; i++)
        {
            if ((await operators.GetFromJsonAsync(Replays, ContractsJson.Wire.ReplayListResponse))!.Items.All(r => r.State == "done"))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("a replay does not come to its end");
    }
}
