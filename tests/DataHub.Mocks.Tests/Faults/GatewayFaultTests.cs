using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Wire;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Faults;

/// <summary>Every kind of fault, seen from a caller of the gateway through either door.</summary>
public sealed class GatewayFaultTests
{
    private const string Item = "household-registration", Rid = "r_370000_hukou_01";
    private static readonly object Query = new { GMSFHM = SampleData.Child, XM = SampleData.ChildName };

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    public static TheoryData<string> GatewayCodes => new(FaultCodes.Of(Item).Where(c => !c.StartsWith("http-")));

    [Theory, MemberData(nameof(GatewayCodes))]
    public async Task Every_code_can_be_had(string code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Code, Code = code });
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe(code);
        running.Bureau.Faults.Clear();
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task The_front_answers_in_html(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        foreach (var status in new[] { 429, 500, 502, 503, 504 })
        {
            running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Code, Code = $"http-{status}", Times = 1, RetryAfter = 7 });
            using var answer = await caller.SendAsync(Rid, Body(caller));
            ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((status, "text/html"));
            answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(7));
            (answer.Headers.RetryAfter is not null).ShouldBe(status == 429);
        }
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task An_outage_says_until_when_and_ends_by_itself(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Outage, Until = running.Clock.GetUtcNow().AddMinutes(2) });
        var answer = await caller.AskAsync(Rid, Query);
        (answer.Code(), answer["data"]!["until"]!.GetValue<string>()).ShouldBe(("E-302", "2026-06-01 08:02:00"));
        (await caller.AskAsync("r_370000_jzz_01", new { gmsfhm = SampleData.Tenant, xm = SampleData.TenantName })).Code().ShouldBe("0");
        running.Clock.Advance(TimeSpan.FromMinutes(2));
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
        running.Bureau.Faults.Active.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_quota_refusal_names_scope_and_wait(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Code, Code = "E-429", Scope = "day", RetryAfter = 3600 });
        (await caller.AskAsync(Rid, Query))["data"]!.Compact().ShouldBe("""{"retryAfter":3600,"scope":"day"}""");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Bodies_break_in_three_ways(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var whole = await BodyOf(null);
        Should.Throw<System.Text.Json.JsonException>(async () => JsonNode.Parse(await BodyOf(FaultKind.Malformed)));
        var truncated = await BodyOf(FaultKind.Truncated);
        truncated.Length.ShouldBe(whole.Length / 2);
        var oversized = await BodyOf(FaultKind.Oversized);
        oversized.Length.ShouldBeGreaterThan(1_048_576);
        JsonNode.Parse(oversized)!["data"]!["XM"]!.GetValue<string>().ShouldBe(SampleData.ChildName);

        async Task<byte[]> BodyOf(FaultKind? kind)
        {
            if (kind is { } k) running.Bureau.Faults.Add(new Fault { Item = Item, Kind = k, Times = 1 });
            using var answer = await caller.SendAsync(Rid, Body(caller));
            return await answer.Content.ReadAsByteArrayAsync();
        }
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_reset_leaves_no_answer(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Reset, Times = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => caller.AskAsync(Rid, Query));
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
    }

    [Theory]
    [InlineData(FaultKind.MissingField, null), InlineData(FaultKind.RetypedField, null), InlineData(FaultKind.MissingField, "XM"), InlineData(FaultKind.RetypedField, "XM")]
    public async Task A_drift_touches_the_named_field_or_the_items_own(FaultKind kind, string? field)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var whole = (await caller.AskAsync(Rid, Query))["data"]!.AsObject();
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = kind, Field = field });
        var drifted = (await caller.AskAsync(Rid, Query))["data"]!.AsObject();
        var touched = field ?? "HJDZ";
        if (kind == FaultKind.MissingField) drifted.ContainsKey(touched).ShouldBeFalse();
        else drifted[touched].ShouldBeOfType<JsonObject>();
        foreach (var (name, value) in whole.Where(p => p.Key != touched)) drifted[name]!.Compact().ShouldBe(value!.Compact());
    }

    [Fact]
    public async Task An_extra_field_and_a_wrong_person_reach_into_double_encoded_data()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = "enterprise-registration", Kind = FaultKind.ExtraField, Times = 1 });
        running.Bureau.Faults.Add(new Fault { Item = "enterprise-registration", Kind = FaultKind.WrongPerson, Times = 1 });
        var extra = await AskAsync();
        extra["extField1"].ShouldNotBeNull();
        extra["lerepcertno"]!.GetValue<string>().ShouldBe(SampleData.Tenant);
        var other = await AskAsync();
        other["lerepcertno"]!.GetValue<string>().ShouldNotBe(SampleData.Tenant);
        Spelling.IsResidentId(other["lerepcertno"]!.GetValue<string>()).ShouldBeTrue();
        other["uniscid"]!.GetValue<string>().ShouldNotBe(SampleData.CompanyCode);

        async Task<JsonObject> AskAsync()
        {
            var data = (await caller.AskAsync("r_370000_qydj_01", new { certno = SampleData.Tenant, name = SampleData.TenantName }))["data"]!.GetValue<string>();
            return JsonNode.Parse(data)!.AsArray().ShouldHaveSingleItem()!.AsObject();
        }
    }

    [Fact]
    public async Task A_fault_may_hit_named_people_or_a_share_of_the_calls()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Code, Code = "E-301", IdNumbers = [SampleData.Father] });
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
        (await caller.AskAsync(Rid, new { GMSFHM = SampleData.Father, XM = SampleData.FatherName })).Code().ShouldBe("E-301");

        running.Bureau.Faults.Clear(Item);
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Code, Code = "E-301", Share = 0.3 });
        var hits = 0;
        for (var i = 0; i < 300; i++) hits += (await caller.AskAsync(Rid, Query)).Code() == "E-301" ? 1 : 0;
        hits.ShouldBeInRange(60, 120); // the draw is seeded: the same number every time
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_clock()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        running.Bureau.Latency.Set(Item, TimeSpan.FromSeconds(20));
        running.Bureau.Faults.Add(new Fault { Item = Item, Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(10) });
        var asked = caller.AskAsync(Rid, Query);
        // An answer that did not wait would be here long before twenty others that do not either.
        for (var i = 0; i < 20; i++) await caller.AskAsync("r_370000_hydj_01", new { cert_num_man = SampleData.Father, name_man = SampleData.FatherName });
        asked.IsCompleted.ShouldBeFalse();
        while (!asked.IsCompleted)
        {
            running.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
        (await asked).Code().ShouldBe("0");
    }

    [Theory]
    [InlineData("no-such-item", FaultKind.Reset, null, 1)]
    [InlineData(Item, FaultKind.Code, "SIGN_ERROR", 1)]
    [InlineData(Item, FaultKind.Code, null, 1)]
    [InlineData(Item, FaultKind.WrongSign, null, 1)]
    [InlineData(Item, FaultKind.Reset, null, 0)]
    [InlineData(Item, FaultKind.Reset, null, 1.1)]
    public async Task A_fault_that_cannot_happen_is_refused(string item, FaultKind kind, string? code, double share)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        Should.Throw<ArgumentException>(() => running.Bureau.Faults.Add(new Fault { Item = item, Kind = kind, Code = code, Share = share }));
    }

    private static string Body(GatewayCaller caller) => System.Text.Json.JsonSerializer.Serialize(new { query = Query, user = caller.User() });
}
