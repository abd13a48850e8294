using System.Text.Json;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Gateway;

/// <summary>The gateway refuses what the handbook forbids, each in its own code.</summary>
public sealed class GatewayRefusalTests
{
    private const string Rid = "r_370000_hukou_01";
    private static readonly object Query = new { GMSFHM = SampleData.Child, XM = SampleData.ChildName };

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task Headers_are_checked_one_by_one(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var body = JsonSerializer.Serialize(new { query = Query, user = caller.User() });
        foreach (var header in new[] { "gjgxjhpt_rid", "gjgxjhpt_sid", "gjgxjhpt_rtime", "gjgxjhpt_sign" })
            (await caller.PostAsync(Rid, body, h => h.Remove(header))).Code().ShouldBe("E-101", header);
        (await caller.PostAsync(Rid, body, h => h["gjgxjhpt_sid"] = "s_someone")).Code().ShouldBe("E-106");
        (await caller.PostAsync("r_370000_unknown", body)).Code().ShouldBe("E-106");
        (await caller.PostAsync(Rid, body, h => h["gjgxjhpt_rtime"] = "yesterday")).Code().ShouldBe("E-107");
        (await caller.PostAsync(Rid, body, h => h["gjgxjhpt_sign"] = GatewayCaller.Sign("wrong", "text"))).Code().ShouldBe("E-108");
        (await caller.PostAsync(Rid, body, h => h["gjgxjhpt_sign"] = "no base64")).Code().ShouldBe("E-108");
        (await caller.PostAsync(Rid, body)).Code().ShouldBe("0");
    }

    [Theory]
    [InlineData(300, "0"), InlineData(301, "E-107"), InlineData(-300, "0"), InlineData(-301, "E-107")]
    public async Task A_clock_may_be_five_minutes_off(int seconds, string code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var rtime = running.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds().ToString();
        var body = JsonSerializer.Serialize(new { query = Query, user = caller.User() });
        (await caller.PostAsync(Rid, body, h =>
        {
            h["gjgxjhpt_rtime"] = rtime;
            h["gjgxjhpt_sign"] = GatewayCaller.Sign(caller.Secret, h["gjgxjhpt_sid"] + Rid + rtime);
        })).Code().ShouldBe(code);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_secret_lives_thirty_minutes_and_a_replaced_one_a_minute(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new GatewayCaller(running) { Secret = "never issued" };
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("E-110");
        var first = await caller.RefreshAsync();
        first["data"]!["secretEndTime"]!.GetValue<long>().ShouldBe(running.Clock.GetUtcNow().AddMinutes(30).ToUnixTimeMilliseconds());
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
        (await caller.RefreshAsync()).Code().ShouldBe("E-111");

        running.Clock.Advance(TimeSpan.FromMinutes(1));
        var old = caller.Secret;
        (await caller.RefreshAsync()).Code().ShouldBe("0");
        caller.Secret.ShouldNotBe(old);
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
        var current = caller.Secret;
        caller.Secret = old;
        running.Clock.Advance(TimeSpan.FromSeconds(59));
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("0");
        running.Clock.Advance(TimeSpan.FromSeconds(1));
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("E-110");

        caller.Secret = current;
        running.Clock.Advance(TimeSpan.FromMinutes(29));
        (await caller.AskAsync(Rid, Query)).Code().ShouldBe("E-110");
    }

    [Theory]
    [InlineData("""{"GMSFHM":"370102202003120023","XM":"张小雨"}""")] // wrong check digit
    [InlineData("""{"GMSFHM":"370102200312002","XM":"张小雨"}""")] // 15 digits are not asked for
    [InlineData("""{"GMSFHM":"810000199001011230","XM":"张小雨"}""")] // not a resident id
    [InlineData("""{"GMSFHM":"370102202003120022"}""")]
    [InlineData("""{"GMSFHM":"370102202003120022","XM":""}""")]
    [InlineData("""{"GMSFHM":"370102202003120022","XM":5}""")]
    [InlineData("""{"GMSFHM":"370102202003120022","XM":"张小雨","XB":"2"}""")]
    [InlineData("""[]""")]
    public async Task A_malformed_query_is_refused(string query)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var user = JsonSerializer.Serialize(caller.User());
        (await caller.PostAsync(Rid, $$"""{"query":{{query}},"user":{{user}}}""")).Code().ShouldBe("E-201");
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"query":{"GMSFHM":"370102202003120022","XM":"张小雨"}}""")]
    [InlineData("""{"query":{"GMSFHM":"370102202003120022","XM":"张小雨"},"user":{"userDept":"370102","userName":"hub","reason":"入学","serial":"2026060137010200000"}}""")]
    [InlineData("""{"query":{"GMSFHM":"370102202003120022","XM":"张小雨"},"user":{"userDept":"370102","userName":"hub","reason":"","serial":"2026060137010200000001"}}""")]
    [InlineData("""{"query":{"GMSFHM":"370102202003120022","XM":"张小雨"},"user":{"userDept":"370102","userName":"hub","reason":"入学","serial":"2026130137010200000001"}}""")]
    [InlineData("""{"query":{"GMSFHM":"370102202003120022","XM":"张小雨"},"user":{"userDept":"","userName":"hub","reason":"入学","serial":"2026060137010200000001"}}""")]
    public async Task Who_asks_and_why_must_be_said(string body)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        (await (await GatewayCaller.WithSecretAsync(running)).PostAsync(Rid, body)).Code().ShouldBe("E-201");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_serial_is_used_once_a_day(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        (await caller.AskAsync(Rid, Query, "2026060137010200000001")).Code().ShouldBe("0");
        (await caller.AskAsync(Rid, Query, "2026060137010200000001")).Code().ShouldBe("E-201");
        (await caller.AskAsync(Rid, Query, "2026060237010200000001")).Code().ShouldBe("0");
    }
}
