using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Tests.Health;
using DataHub.Mocks.Tests.Property;
using DataHub.Mocks.Tests.Samples;
using DataHub.Mocks.Tests.Tickets;

namespace DataHub.Mocks.Tests.Faults;

/// <summary>Faults as the other schemes express them.</summary>
public sealed class OtherFaultTests
{
    private static readonly object Birth = new { birthCode = SampleData.BirthCode, momName = SampleData.MotherName, momIdCode = SampleData.Mother };
    private static readonly object Owner = new { qlrmc = SampleData.FatherName, qlrzjh = SampleData.Father };

    [Theory]
    [InlineData("invalid_token", 401), InlineData("invalid_request", 400), InlineData("423", 423), InlineData("429", 429), InlineData("http-502", 502)]
    public async Task Titles_refuse_by_http_status(string code, int status)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = "property-title", Kind = FaultKind.Code, Code = code, RetryAfter = 9 });
        using var answer = await caller.SendAsync(Owner);
        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 429) answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("ERROR"), InlineData("NO_RECORD"), InlineData("NOT_COVERED")]
    public async Task Titles_refuse_by_status_word(string code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = "property-title", Kind = FaultKind.Code, Code = code });
        var answer = await caller.AskAsync(Owner);
        answer["status"]!.GetValue<string>().ShouldBe(code);
        (answer["message"] is not null).ShouldBe(code == "ERROR");
    }

    [Fact]
    public async Task Titles_of_someone_else_name_other_owners_and_another_number()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = "property-title", Kind = FaultKind.WrongPerson });
        var title = (await caller.AskAsync(new { bdcqzh = SampleData.TitleNumber, qlrzjh = SampleData.Father }))["list"]![0]!;
        title["bdcqzh"]!.GetValue<string>().ShouldNotBe(SampleData.TitleNumber);
        title["qlrlb"]!.AsArray().Select(o => o!["zjh"]!.GetValue<string>()).ShouldNotContain(SampleData.Father);
    }

    [Fact]
    public async Task Nightly_maintenance_of_the_title_register_is_423()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.WireMock);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = "property-title", Kind = FaultKind.Outage, Until = running.Clock.GetUtcNow().AddHours(1) });
        (await caller.SendAsync(Owner)).StatusCode.ShouldBe(HttpStatusCode.Locked);
        running.Clock.Advance(TimeSpan.FromHours(1));
        caller = await PropertyCaller.WithTokenAsync(running);
        (await caller.SendAsync(Owner)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(404), InlineData(409), InlineData(410), InlineData(429), InlineData(500)]
    public async Task Births_refuse_within_the_envelope(int code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = new HealthCaller(running);
        running.Bureau.Faults.Add(new Fault { Item = "birth-certificate", Kind = FaultKind.Code, Code = $"{code}", RetryAfter = 4 });
        var answer = await caller.AskAsync(Birth);
        answer["code"]!.GetValue<int>().ShouldBe(code);
        answer["data"]?["retryAfter"]?.GetValue<int>().ShouldBe(4);
        (answer["data"] is not null).ShouldBe(code == 429);
    }

    [Theory]
    [InlineData("timestamp", 401), InlineData("nonce", 401), InlineData("sign", 401), InlineData("app", 401), InlineData("param", 400)]
    public async Task Births_refuse_before_the_envelope(string code, int status)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = new HealthCaller(running);
        running.Bureau.Faults.Add(new Fault { Item = "birth-certificate", Kind = FaultKind.Code, Code = code });
        using var answer = await caller.SendAsync(caller.Envelope(JsonSerializer.Serialize(Birth)));
        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((status, $$"""{"error":"{{code}}"}"""));
    }

    [Fact]
    public async Task A_wrong_sign_covers_a_readable_answer()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = new HealthCaller(running);
        running.Bureau.Faults.Add(new Fault { Item = "birth-certificate", Kind = FaultKind.WrongSign });
        using var answer = await caller.SendAsync(caller.Envelope(JsonSerializer.Serialize(Birth)));
        var envelope = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        envelope["sign"]!.GetValue<string>().ShouldNotBe(caller.SignOf(envelope));
        envelope["sign"]!.GetValue<string>().Length.ShouldBe(64);
    }

    [Fact]
    public async Task Drift_happens_before_the_answer_is_signed()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "birth-certificate", Kind = FaultKind.MissingField, Field = "babyName" });
        var data = (await new HealthCaller(running).AskAsync(Birth))["data"]!.AsObject();
        data.ContainsKey("babyName").ShouldBeFalse();
        data.ContainsKey("birthTime").ShouldBeTrue();
    }

    [Theory]
    [InlineData("401", 401), InlineData("400", 400), InlineData("409", 409), InlineData("429", 429), InlineData("http-504", 504)]
    public async Task Applications_refuse_by_http_status(string code, int status)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "preferential-treatment", Kind = FaultKind.Code, Code = code });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/veterans/api/applications") { Content = JsonContent.Create(new { idCard = SampleData.Child, name = "张小雨", purpose = "education" }) };
        request.Headers.Add("X-Api-Key", "veterans-key-370102");
        using var answer = await running.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status);
        if (status != 409) return;
        var ticket = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["ticket"]!.GetValue<string>();
        (await new TicketCaller(running).PollAsync(ticket)).Body["state"]!.GetValue<string>().ShouldBe("DONE");
    }
}
