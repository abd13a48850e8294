using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Insurance;

public sealed class SocialInsuranceTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task Months_within_the_period_come_in_gb18030(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var answer = await SendAsync(running, Request(SampleData.Tenant, SampleData.TenantName, "202507", "202508"));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=GB18030");
        var xml = Gb18030.GetString(await answer.Content.ReadAsByteArrayAsync());
        const string Common = "<aae111>1</aae111><aab004>济南新禾商贸有限公司</aab004><aab998>91370102MA3C4K5L3X</aab998><aab301>370102</aab301></m>";
        xml.ShouldBe("""<?xml version="1.0" encoding="GB18030"?><response><appcode>1</appcode><message/><person><aac001>3700000123456</aac001><aac002>370881199003034019</aac002><aac003>李强</aac003><months>"""
            + $"<m><aae002>202507</aae002><aae140>110</aae140>{Common}<m><aae002>202507</aae002><aae140>310</aae140>{Common}</months></person></response>");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task No_month_is_not_the_same_as_no_person(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var known = await AskAsync(running, Request(SampleData.Father, SampleData.FatherName, "202408", "202608"));
        (known.Element("appcode")!.Value, known.Descendants("m").Count()).ShouldBe(("1", 0));
        var unknown = await AskAsync(running, Request(SampleData.Mother, SampleData.MotherName, "202408", "202608"));
        (unknown.Element("appcode")!.Value, unknown.Element("person")).ShouldBe(("0", null));
        (await AskAsync(running, Request("810000199001011230", "陳大文", "202408", "202608"))).Element("appcode")!.Value.ShouldBe("0");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_wrong_token_is_refused(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var answer = await AskAsync(running, Request(SampleData.Tenant, SampleData.TenantName, "202507", "202508"), token: "stale");
        (answer.Element("appcode")!.Value, answer.Element("message")!.Value).ShouldBe(("-1", "令牌失效"));
    }

    [Theory]
    [InlineData("202108", "202607", "1"), InlineData("202107", "202607", "-1"), InlineData("202607", "202606", "-1"), InlineData("202613", "202701", "-1"), InlineData("2026-1", "202607", "-1")]
    public async Task A_period_has_one_to_sixty_months(string from, string to, string appcode)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        (await AskAsync(running, Request(SampleData.Tenant, SampleData.TenantName, from, to))).Element("appcode")!.Value.ShouldBe(appcode);
    }

    [Theory]
    [InlineData("""<request><aac002>370881199003034010</aac002><aac003>李强</aac003><aae041>202507</aae041><aae042>202508</aae042></request>""")]
    [InlineData("""<request><aac002>370881199003034019</aac002><aae041>202507</aae041><aae042>202508</aae042></request>""")]
    [InlineData("""<request><aac002>370881199003034019</aac002><aac003>李强</aac003><aae041>202507</aae041><aae042>202508</aae042><x/></request>""")]
    [InlineData("""<!DOCTYPE r [<!ENTITY e "李强">]><request><aac002>370881199003034019</aac002><aac003>&e;</aac003><aae041>202507</aae041><aae042>202508</aae042></request>""")]
    [InlineData("<request>"), InlineData("")]
    public async Task A_malformed_request_is_refused(string xml)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        (await AskAsync(running, xml)).Element("message")!.Value.ShouldBe("参数错误");
    }

    [Fact]
    public async Task Another_encoding_is_refused()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var request = Request(SampleData.Tenant, SampleData.TenantName, "202507", "202508");
        (await AskAsync(running, request, charset: "UTF-8")).Element("message")!.Value.ShouldBe("参数错误");
    }

    [Theory]
    [InlineData("0", "0", ""), InlineData("-2", "-2", "访问过于频繁"), InlineData("系统繁忙", "-1", "系统繁忙"), InlineData("令牌失效", "-1", "令牌失效"), InlineData("参数错误", "-1", "参数错误")]
    public async Task Every_code_can_be_had(string code, string appcode, string message)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "social-insurance", Kind = FaultKind.Code, Code = code });
        var answer = await AskAsync(running, Request(SampleData.Tenant, SampleData.TenantName, "202507", "202508"));
        (answer.Element("appcode")!.Value, answer.Element("message")!.Value).ShouldBe((appcode, message));
    }

    [Theory]
    [InlineData(FaultKind.WrongPerson), InlineData(FaultKind.MissingField), InlineData(FaultKind.RetypedField), InlineData(FaultKind.ExtraField)]
    public async Task Xml_drifts_too(FaultKind kind)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "social-insurance", Kind = kind });
        var person = (await AskAsync(running, Request(SampleData.Tenant, SampleData.TenantName, "202507", "202507"))).Element("person")!;
        (person.Element("aac002")!.Value != SampleData.Tenant).ShouldBe(kind == FaultKind.WrongPerson);
        person.Descendants("aae111").Any().ShouldBe(kind != FaultKind.MissingField);
        person.Descendants("aae111").Any(e => e.HasElements).ShouldBe(kind == FaultKind.RetypedField);
        (person.Element("extField1") is not null).ShouldBe(kind == FaultKind.ExtraField);
    }

    private static string Request(string id, string name, string from, string to) =>
        $"""<?xml version="1.0" encoding="GB18030"?><request><aac002>{id}</aac002><aac003>{name}</aac003><aae041>{from}</aae041><aae042>{to}</aae042></request>""";

    private static async Task<XElement> AskAsync(RunningBureau running, string xml, string token = "hrss-token-370102", string charset = "GB18030")
    {
        var answer = await SendAsync(running, xml, token, charset);
        answer.EnsureSuccessStatusCode();
        return XElement.Parse(Gb18030.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningBureau running, string xml, string token = "hrss-token-370102", string charset = "GB18030")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hrss/services/sbcx") { Content = new ByteArrayContent(Gb18030.GetBytes(xml)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = charset };
        request.Headers.Add("X-Access-Token", token);
        return await running.Http.SendAsync(request);
    }
}
