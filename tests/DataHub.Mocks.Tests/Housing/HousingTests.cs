using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Housing;

public sealed class HousingTests
{
    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task A_presale_contract_is_found_by_buyer_and_by_number(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var byBuyer = await PresaleAsync(running, new() { ["srfzjhm"] = SampleData.Tenant, ["srfmc"] = SampleData.TenantName });
        byBuyer.Compact().ShouldBe("""
            {"success":true,"errorCode":null,"errorMsg":null,"result":[{"htbh":"YS2024037010200123","srf":[{"mc":"李强","zjhm":"370881199003034019"}],"zl":"济南市历下区窑头路1号保利花园6号楼1单元1802","ssxq":"370102","fwyt":"住宅","jzmj":"121.50","htje":"2430000.00","basj":"20240118","htzt":"已备案","jfzt":"已交付","jfrq":"20251230","bdcdyh":"370102010006GB00051F00061802"}]}
            """);
        (await PresaleAsync(running, new() { ["htbh"] = SampleData.ContractNumber })).Compact().ShouldBe(byBuyer.Compact());
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_rental_is_found_by_tenant(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        (await RentalAsync(running, new() { ["cardNo"] = SampleData.Tenant, ["name"] = SampleData.TenantName, ["empty"] = "" }))["result"]!.Compact().ShouldBe("""
            [{"babh":"ZL370102-2025-00891","czr":"李强","czrzjh":"370881199003034019","cqr":"赵敏","cqrzjh":"370102199001011231","zl":"历下区解放路112号历山名郡2号楼1单元1203室","ssxq":"370102","qzrq":"2025/08/01","zzrq":"2027/07/31","yjzj":2800,"bazt":1,"gzf":0}]
            """);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task No_data_is_said_as_an_error(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var none = await RentalAsync(running, new() { ["cardNo"] = SampleData.Father, ["name"] = SampleData.FatherName });
        (none["success"]!.GetValue<bool>(), Code(none)).ShouldBe((false, "NO_DATA"));
        Code(await PresaleAsync(running, new() { ["htbh"] = "YS0000000000000000" })).ShouldBe("NO_DATA");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Signs_clocks_and_applications_are_checked(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        Dictionary<string, string> query = new() { ["cardNo"] = SampleData.Tenant, ["name"] = SampleData.TenantName };
        Code(await RentalAsync(running, new(query) { ["timestamp"] = "20260601081001" })).ShouldBe("SIGN_ERROR");
        Code(await RentalAsync(running, new(query) { ["timestamp"] = "20260601074959" })).ShouldBe("SIGN_ERROR");
        (await RentalAsync(running, new(query) { ["timestamp"] = "20260601081000" }))["success"]!.GetValue<bool>().ShouldBeTrue();
        Code(await RentalAsync(running, new(query) { ["timestamp"] = "2026-06-01" })).ShouldBe("SIGN_ERROR");
        Code(await RentalAsync(running, query, secret: "guessed")).ShouldBe("SIGN_ERROR");
        Code(await RentalAsync(running, new(query) { ["appKey"] = "another" })).ShouldBe("APP_DISABLED");
    }

    [Theory]
    [InlineData("cardNo=370881199003034019"), InlineData("name=李强"), InlineData("cardNo=3&name=李强"), InlineData("cardNo=370881199003034019&name=李强&page=1"), InlineData("cardNo=&name=李强")]
    public async Task A_malformed_query_is_a_parameter_error(string query)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        Code(await RentalAsync(running, query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]))).ShouldBe("PARAM_ERROR");
    }

    [Fact]
    public async Task A_form_must_be_a_form_and_name_each_parameter_once()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var json = await running.Http.PostAsync("/housing/api/presale/query", JsonContent.Create(new { htbh = SampleData.ContractNumber }));
        Code((await json.Content.ReadFromJsonAsync<JsonNode>())!).ShouldBe("PARAM_ERROR");
        Code((await running.Http.GetFromJsonAsync<JsonNode>("/housing/api/rental/list?name=a&name=b"))!).ShouldBe("PARAM_ERROR");
    }

    [Theory]
    [InlineData("SIGN_ERROR"), InlineData("APP_DISABLED"), InlineData("PARAM_ERROR"), InlineData("SYS_BUSY"), InlineData("RATE_LIMIT"), InlineData("NO_DATA")]
    public async Task Every_code_can_be_had(string code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        foreach (var item in new[] { "rental-filing", "presale-contract" }) running.Bureau.Faults.Add(new Fault { Item = item, Kind = FaultKind.Code, Code = code });
        Code(await RentalAsync(running, new() { ["cardNo"] = SampleData.Tenant, ["name"] = SampleData.TenantName })).ShouldBe(code);
        Code(await PresaleAsync(running, new() { ["htbh"] = SampleData.ContractNumber })).ShouldBe(code);
    }

    private static string Code(JsonNode answer) => answer["errorCode"]!.GetValue<string>();

    private static async Task<JsonNode> PresaleAsync(RunningBureau running, Dictionary<string, string> query)
    {
        var answer = await running.Http.PostAsync("/housing/api/presale/query", new FormUrlEncodedContent(Signed(query, "h0us1ng-secret")));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<JsonNode> RentalAsync(RunningBureau running, Dictionary<string, string> query, string secret = "h0us1ng-secret") =>
        (await running.Http.GetFromJsonAsync<JsonNode>("/housing/api/rental/list?" + await new FormUrlEncodedContent(Signed(query, secret)).ReadAsStringAsync()))!;

    private static Dictionary<string, string> Signed(Dictionary<string, string> query, string secret)
    {
        var all = new SortedDictionary<string, string>(query, StringComparer.Ordinal);
        all.TryAdd("appKey", "enrol-hub");
        all.TryAdd("timestamp", "20260601080000"); // the test clock, in Beijing
        var text = secret + string.Concat(all.Where(p => p.Value != "").Select(p => p.Key + p.Value)) + secret;
        return new(all) { ["sign"] = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))) };
    }
}
