using System.Net;
using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Sources;

/// <summary>An operator takes an item out of use, and back.</summary>
public sealed class OpsSourceTests(HubWithProbes hub) : IClassFixture<HubWithProbes>
{
    private const string Why = """{ "reason": "the department asked" }""";

    [Fact]
    public async Task A_paused_item_is_not_called_and_parents_are_told()
    {
        const string item = "property-title";
        var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsAdmin, Scopes.OpsReplay);
        var county = await hub.CallerAsync("37", Scopes.VerifyRead);
        var paused = await ReadAsync(await operators.PostJsonAsync($"/ops/v1/sources/{item}/pause", Why));
        (paused.Paused, paused.PausedBy, paused.PauseReason, paused.State).ShouldBe((true, "client-37", "the department asked", "down"));
        var told = (await county.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Sources.Single(s => s.Item == item);
        told.State.ShouldBe("down");

        var calls = Calls(item);
        var client = await hub.ClientAsync();
        var pending = await client.VerifyAsync(hub.Request(NamedFamilies.All[0].Family, "P-1"), "paused-1", TimeSpan.FromSeconds(30));
        var pull = pending.Pulls.First(p => p.Item == item);
        (pull.State, pull.ErrorClass).ShouldBe(("failed", "outage"));
        pull.NextAttemptAt.ShouldNotBeNull();
        Calls(item).ShouldBe(calls);

        var seen = await SourceAsync(operators, item);
        seen.FailedPulls.ShouldBeGreaterThan(0);
        seen.OldestWaiting.ShouldNotBeNull();
        seen.Nodes.ShouldHaveSingleItem().Breaker.ShouldBe("closed");

        var resumed = await ReadAsync(await operators.PostJsonAsync($"/ops/v1/sources/{item}/resume", Why));
        (resumed.Paused, resumed.State).ShouldBe((false, "good"));
        await client.VerifyAsync(hub.Request(NamedFamilies.All[0].Family, "P-2"), "paused-2", TimeSpan.FromSeconds(30));
        Calls(item).ShouldBeGreaterThan(calls);
        var after = await SourceAsync(operators, item);
        after.Sum.Calls.ShouldBeGreaterThan(0);
        after.Sum.UsedToday.ShouldBeGreaterThan(0);
        after.Sum.SuccessShare.ShouldBe(1);
        after.Sum.P50Ms.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_planned_maintenance_is_told_until_when_and_can_be_taken_back()
    {
        const string item = "birth-certificate";
        var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsAdmin);
        var county = await hub.CallerAsync("37", Scopes.VerifyRead);
        var until = TimeProvider.System.GetUtcNow().AddHours(2);
        var planned = await operators.PostJsonAsync($"/ops/v1/sources/{item}/maintenance", $$"""{ "from": "{{until.AddHours(-3):O}}", "until": "{{until:O}}", "reason": "update" }""");
        planned.StatusCode.ShouldBe(HttpStatusCode.Created);
        var window = (await ReadAsync(planned)).Planned.ShouldHaveSingleItem();
        var told = (await county.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Sources.Single(s => s.Item == item);
        told.State.ShouldBe("maintenance");
        told.Until!.Value.ShouldBe(until, TimeSpan.FromMilliseconds(1));
        told.Advice.Zh.ShouldContain("维护");

        (await operators.DeleteAsync($"/ops/v1/sources/{item}/maintenance/{window.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await county.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Sources.Single(s => s.Item == item).State.ShouldBe("good");
        await (await operators.DeleteAsync($"/ops/v1/sources/{item}/maintenance/{window.Id}")).ProblemAsync(ErrorCodes.NotFound);
    }

    [Fact]
    public async Task A_probe_asks_although_the_item_is_paused()
    {
        const string item = "residence-permit";
        var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsAdmin, Scopes.OpsReplay);
        await operators.PostJsonAsync($"/ops/v1/sources/{item}/pause", Why);
        var calls = Calls(item);
        var probed = await operators.PostJsonAsync($"/ops/v1/sources/{item}/probe", Why);
        probed.StatusCode.ShouldBe(HttpStatusCode.OK, await probed.Content.ReadAsStringAsync());
        var result = (await probed.Content.ReadFromJsonAsync(ContractsJson.Wire.ProbeResponse))!;
        (result.Item, result.State, result.ErrorCode).ShouldBe((item, "no-record", null));
        Calls(item).ShouldBe(calls + 1);
        await operators.PostJsonAsync($"/ops/v1/sources/{item}/resume", Why);
        await (await operators.PostJsonAsync("/ops/v1/sources/household-registration/probe", Why)).ProblemAsync(ErrorCodes.ProbeNotConfigured);
    }

    [Theory]
    [InlineData("/ops/v1/sources/property-titel/pause", Why, ErrorCodes.NotFound, null)]
    [InlineData("/ops/v1/sources/property-title/pause", "{}", ErrorCodes.ValidationFailed, "/reason")]
    [InlineData("/ops/v1/sources/property-title/resume", """{ "reason": " " }""", ErrorCodes.ValidationFailed, "/reason")]
    [InlineData("/ops/v1/sources/property-title/maintenance", """{ "reason": "x" }""", ErrorCodes.ValidationFailed, "/from")]
    [InlineData("/ops/v1/sources/property-title/maintenance", """{ "reason": "x", "from": "2020-01-01T00:00:00Z", "until": "2020-01-02T00:00:00Z" }""", ErrorCodes.ValidationFailed, "/until")]
    [InlineData("/ops/v1/sources/property-title/maintenance", """{ "reason": "x", "from": "2099-01-01T00:00:00Z", "until": "2099-06-01T00:00:00Z" }""", ErrorCodes.ValidationFailed, "/until")]
    public async Task What_makes_no_sense_is_refused(string path, string body, string code, string? field)
    {
        var operators = await hub.CallerAsync("37", Scopes.OpsAdmin);
        var problem = await (await operators.PostJsonAsync(path, body)).ProblemAsync(code);
        if (field is null)
        {
            problem.Detail!.ShouldContain("property-title");
        }
        else
        {
            problem.Errors!.Keys.ShouldBe([field]);
        }
    }

    [Fact]
    public async Task Reading_does_not_allow_to_pause() =>
        await (await (await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsReplay)).PostJsonAsync("/ops/v1/sources/property-title/pause", Why)).ProblemAsync(ErrorCodes.ScopeMissing);

    private static async Task<OpsSource> ReadAsync(HttpResponseMessage response)
    {
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.OpsSource))!;
    }

    private static async Task<OpsSource> SourceAsync(HttpClient operators, string item) =>
        (await operators.GetFromJsonAsync("/ops/v1/sources", ContractsJson.Wire.OpsSourceListResponse))!.Sources.Single(s => s.Item == item);

    private long Calls(string item) => hub.Bureau.Counts.Current.TryGetValue(item, out var count) ? count.Total : 0;
}

/// <summary>With a test identity for one item, whom the bureau does not know.</summary>
public sealed class HubWithProbes : HubWithBureau
{
    protected override IEnumerable<string> Settings() =>
    [
        .. base.Settings(), "--Adapters:residence-permit:Probe:Division=370102", "--Adapters:residence-permit:Probe:Name=测试", "--Adapters:residence-permit:Probe:IdNumber=37010219900101001X",
    ];
}
