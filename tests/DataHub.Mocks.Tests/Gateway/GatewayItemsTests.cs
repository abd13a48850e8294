using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Gateway;

/// <summary>The five items behind the gateway answer as the handbook prints them.</summary>
public sealed class GatewayItemsTests
{
    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task Household_answers_the_handbooks_sample(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var answer = await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Child, XM = SampleData.ChildName });
        answer.Code().ShouldBe("0");
        answer["data"]!.Compact().ShouldBe("""
            {"GMSFHM":"370102202003120022","XM":"张小雨","XB":"2","MZ":"01","CSRQ":"20200312","HH":"370102004100123","HZXM":"张伟","HZGMSFHM":"370102198801051018","YHZGX":"30","HB":"1","HJDZ":"山东省济南市历下区文化东路88号3号楼2单元501室","SSXQ":"370102","PCSMC":"文化东路派出所","HJQRRQ":"20210615","HJQFJG":"济南市公安局历下分局","RYZT":"0","SFJTH":"0"}
            """);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Household_tells_a_stranger_a_mismatch_and_a_birth_entry_apart(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Stranger, XM = "陌生" }))["data"]!.Compact().ShouldBe("{}");
        (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Child, XM = "张大雨" }))["data"]!.Compact().ShouldBe("""{"HCJG":"姓名不一致"}""");
        var father = (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = SampleData.Father, XM = SampleData.FatherName }))["data"]!;
        father["HJQRRQ"]!.GetValue<string>().ShouldBe("");
        father["SFJTH"]!.GetValue<string>().ShouldBe("1");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Household_batch_leaves_out_strangers_and_names_mismatches(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var data = (await caller.AskAsync("r_370000_hukou_02", new
        {
            list = new[]
            {
                new { GMSFHM = SampleData.Child, XM = SampleData.ChildName },
                new { GMSFHM = SampleData.Stranger, XM = "陌生" },
                new { GMSFHM = SampleData.Father, XM = "张维" },
            },
        }))["data"]!.AsArray();
        data.Select(p => p!["GMSFHM"]!.GetValue<string>()).ShouldBe([SampleData.Father, SampleData.Child]);
        data[0]!.Compact().ShouldBe($$"""{"GMSFHM":"{{SampleData.Father}}","HCJG":"姓名不一致"}""");
        running.Bureau.Counts.Current["household-registration"].ShouldSatisfyAllConditions(c => c.Today.ShouldBe(3), c => c.PeakSecond.ShouldBe(1));
    }

    [Theory]
    [InlineData(0, "E-201"), InlineData(1, "0"), InlineData(100, "0"), InlineData(101, "E-201")]
    public async Task Household_batch_takes_one_to_a_hundred(int people, string code)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var list = Enumerable.Repeat(new { GMSFHM = SampleData.Child, XM = SampleData.ChildName }, people);
        (await caller.AskAsync("r_370000_hukou_02", new { list })).Code().ShouldBe(code);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Residence_permits_come_newest_last(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var rows = (await caller.AskAsync("r_370000_jzz_01", new { gmsfhm = SampleData.Tenant, xm = SampleData.TenantName }))["data"]!.AsArray();
        rows.Count.ShouldBe(2);
        rows[1]!.Compact().ShouldBe("""
            {"xm":"李强","gmsfhm":"370881199003034019","zzbh":"370102A00012345","ssxq":"370102","jzdz":"历下区解放路112号历山名郡2-1-1203","jzsy":"务工","qfrq":"2024-05-20","yxqqsrq":"2025-05-20","yxqjzrq":"2026-05-19","qzcs":2,"zt":"1"}
            """);
        (await caller.AskAsync("r_370000_jzz_01", new { gmsfhm = SampleData.Father, xm = SampleData.FatherName }))["data"]!.Compact().ShouldBe("[]");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Business_data_is_json_within_a_json_string(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        (await caller.AskAsync("r_370000_qydj_01", new { uniscid = SampleData.CompanyCode }))["data"]!.GetValue<string>().ShouldBe("""
            [{"uniscid":"91370102MA3C4K5L3X","entname":"济南新禾商贸有限公司","dom":"济南市历下区山大路201号","lerep":"李强","lerepcertno":"370881199003034019","estdate":"2021-03-02","opfrom":"2021-03-02","opto":"","regstate":"1","regstateCn":"存续","taxstate":"1"}]
            """);
        (await caller.AskAsync("r_370000_qydj_01", new { certno = SampleData.Father, name = SampleData.FatherName }))["data"]!.GetValue<string>().ShouldBe("[]");
        var traders = JsonNode.Parse((await caller.AskAsync("r_370000_gtgsh_01", new { certno = SampleData.Tenant, name = SampleData.TenantName }))["data"]!.GetValue<string>())!.AsArray();
        traders.ShouldHaveSingleItem()!["opercertno"]!.GetValue<string>().ShouldBe(SampleData.Tenant);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Marriage_is_found_by_the_couple_and_by_either_spouse(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var couple = await caller.AskAsync("r_370000_hydj_01", new { cert_num_man = SampleData.Father, name_man = SampleData.FatherName, cert_num_woman = SampleData.Mother, name_woman = SampleData.MotherName });
        couple["data"]!.Compact().ShouldBe("""
            {"total":1,"rows":[{"op_type":"IA","op_type_desc":"结婚登记","op_date":"2014-10-01T00:00:00+08:00","name_man":"张伟","cert_num_man":"370102198801051018","name_woman":"李娜","cert_num_woman":"370102198907262024","cert_no":"J370102-2014-001234","dept_name":"济南市历下区民政局"}]}
            """);
        (await caller.AskAsync("r_370000_hydj_01", new { cert_num_woman = SampleData.Mother, name_woman = SampleData.MotherName }))["data"]!["total"]!.GetValue<int>().ShouldBe(1);
        (await caller.AskAsync("r_370000_hydj_01", new { cert_num_man = SampleData.Tenant, name_man = SampleData.TenantName }))["data"]!.Compact().ShouldBe("""{"total":0,"rows":[]}""");
    }
}
