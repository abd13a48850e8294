using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Control;

public sealed class ControlApiTests
{
    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task Faults_come_and_go_at_run_time(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var added = await PostAsync(running, """{"item":"household-registration","kind":"code","code":"E-301","share":1,"times":5,"delay":"00:00:00"}""");
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await added.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<int>();
        (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Child, XM = SampleData.ChildName })).Code().ShouldBe("E-301");
        (await running.Http.GetFromJsonAsync<JsonNode>("/control/faults"))!.AsArray().ShouldHaveSingleItem()!["fault"]!["kind"]!.GetValue<string>().ShouldBe("code");

        (await running.Http.DeleteAsync($"/control/faults?id={id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await running.Http.DeleteAsync($"/control/faults?id={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Child, XM = SampleData.ChildName })).Code().ShouldBe("0");

        await PostAsync(running, """{"item":"marriage-registration","kind":"wrong-person"}""");
        await PostAsync(running, """{"item":"rental-filing","kind":"reset"}""");
        await running.Http.DeleteAsync("/control/faults?item=rental-filing");
        running.Bureau.Faults.Active.Values.ShouldHaveSingleItem().Item.ShouldBe("marriage-registration");
        await running.Http.DeleteAsync("/control/faults");
        running.Bureau.Faults.Active.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"item":"household","kind":"reset"}"""), InlineData("""{"item":"rental-filing","kind":"explode"}"""), InlineData("""{"item":"rental-filing"}""")]
    [InlineData("""{"item":"rental-filing","kind":"outage","until":"2026-06-01T08:00:00+08:00"}""")] // now
    [InlineData("""{"item":"rental-filing","kind":"reset","probability":0.3}"""), InlineData("null"), InlineData("")]
    public async Task A_fault_that_makes_no_sense_is_refused(string json)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var answer = await PostAsync(running, json);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["error"]!.GetValue<string>().ShouldNotBeEmpty();
        running.Bureau.Faults.Active.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Latencies_and_counts_are_readable(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        await caller.AskAsync("r_370000_jzz_01", new { gmsfhm = SampleData.Tenant, xm = SampleData.TenantName });
        var counts = (await running.Http.GetFromJsonAsync<JsonNode>("/control/counts"))!;
        counts["residence-permit"]!.Compact().ShouldBe("""{"total":1,"today":1,"thisSecond":1,"peakSecond":1,"refused":0}""");

        var one = await running.Http.PutAsJsonAsync("/control/latency", new { item = "property-title", milliseconds = 100 });
        (await one.Content.ReadFromJsonAsync<JsonNode>())!["property-title"]!.GetValue<double>().ShouldBe(100);
        await running.Http.PutAsJsonAsync("/control/latency", new { typical = true });
        (await running.Http.GetFromJsonAsync<JsonNode>("/control/latency"))!["social-insurance"]!.GetValue<double>().ShouldBe(400);
        (await running.Http.PutAsJsonAsync("/control/latency", new { item = "property-title" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await running.Http.PutAsJsonAsync("/control/latency", new { milliseconds = -1 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        running.Bureau.Latency.SetAll(TimeSpan.Zero);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Unknown_paths_and_methods_are_refused(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        (await running.Http.GetAsync("/control/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await running.Http.GetAsync("/elsewhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await running.Http.GetAsync("/gateway/httpproxy")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningBureau running, string json) =>
        running.Http.PostAsync("/control/faults", new StringContent(json, Encoding.UTF8, "application/json"));
}
