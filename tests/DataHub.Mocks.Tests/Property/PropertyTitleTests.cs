using System.Net;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Property;

public sealed class PropertyTitleTests
{
    private static readonly object Owner = new { qlrmc = SampleData.FatherName, qlrzjh = SampleData.Father };

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task A_title_reads_as_in_the_handbook(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await PropertyCaller.WithTokenAsync(running);
        (await caller.AskAsync(new { bdcqzh = SampleData.TitleNumber, qlrzjh = SampleData.Father, page = 1, size = 20 })).Compact().ShouldBe("""
            {"status":"OK","total":1,"page":1,"size":20,"list":[{"bdcqzh":"鲁(2019)济南市不动产权第0123456号","bdcdyh":"370102004003GB00012F00030023","zl":"历下区文化东路88号3号楼2-501","ssxq":"370102","ghyt":"10","ghytmc":"住宅","jzmj":98.6,"gyfs":"2","gyqk":"共同共有","djsj":"2019-06-18 09:21:33","qszt":"1","xzqk":["抵押"],"qlrlb":[{"qlrmc":"张伟","zjzl":"1","zjh":"370102198801051018","qlbl":""},{"qlrmc":"李娜","zjzl":"1","zjh":"370102198907262024","qlbl":""}]}]}
            """);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Pages_hold_every_title_once(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await PropertyCaller.WithTokenAsync(running);
        var numbers = new List<string>();
        foreach (var (page, size) in new[] { (1, 20), (2, 20), (3, 15), (4, 20) })
        {
            var answer = await caller.AskAsync(new { qlrmc = SampleData.FatherName, qlrzjh = SampleData.Father, page, size = 20 });
            answer["total"]!.GetValue<int>().ShouldBe(55);
            answer["list"]!.AsArray().Count.ShouldBe(page == 4 ? 0 : size);
            numbers.AddRange(answer["list"]!.AsArray().Select(t => t!["bdcqzh"]!.GetValue<string>()));
        }
        numbers.Distinct().Count().ShouldBe(55);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task No_record_is_not_the_same_as_not_covered(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await PropertyCaller.WithTokenAsync(running);
        (await Status(new { qlrmc = SampleData.TenantName, qlrzjh = SampleData.Tenant })).ShouldBe("NO_RECORD");
        (await Status(new { qlrmc = SampleData.FatherName, qlrzjh = SampleData.Father, ssxq = SampleData.UndigitisedCounty })).ShouldBe("NOT_COVERED");
        (await Status(new { qlrmc = SampleData.FatherName, qlrzjh = SampleData.Father, ssxq = "370112" })).ShouldBe("OK");
        (await Status(new { bdcqzh = SampleData.TitleNumber, qlrzjh = SampleData.Tenant })).ShouldBe("NO_RECORD");

        async Task<string> Status(object query) => (await caller.AskAsync(query))["status"]!.GetValue<string>();
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_stale_token_is_unauthorised(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Clock.Advance(TimeSpan.FromSeconds(1799));
        (await caller.SendAsync(Owner)).StatusCode.ShouldBe(HttpStatusCode.OK);
        running.Clock.Advance(TimeSpan.FromSeconds(1));
        var stale = await caller.SendAsync(Owner);
        stale.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stale.Content.ReadAsStringAsync()).ShouldBe("""{"error":"invalid_token"}""");
        (await caller.TokenAsync("enrol-hub", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await caller.TokenAsync("enrol-hub", "natural-secret", grant: "password")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await caller.TokenAsync("enrol-hub", "natural-secret", scope: "rights.write")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","size":51}""")]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","size":0}""")]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","page":0}""")]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","page":"1"}""")]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","ssxq":"3701"}""")]
    [InlineData("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","zjlx":"1"}""")]
    [InlineData("""{"qlrzjh":"370102198801051018"}""")]
    [InlineData("""{}"""), InlineData("[]"), InlineData("{")]
    public async Task A_malformed_query_is_invalid(string body)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = await PropertyCaller.WithTokenAsync(running);
        running.Http.DefaultRequestHeaders.Authorization = new("Bearer", caller.Token);
        var answer = await running.Http.PostAsync("/natural/api/v2/rights/query", new StringContent(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"error":"invalid_request"}""");
    }
}
