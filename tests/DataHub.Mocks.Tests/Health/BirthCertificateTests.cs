using System.Net;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Health;

public sealed class BirthCertificateTests
{
    private static readonly object ByCode = new { birthCode = SampleData.BirthCode, momName = SampleData.MotherName, momIdCode = SampleData.Mother };

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task A_birth_is_found_by_certificate_and_by_child(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new HealthCaller(running);
        var byCode = await caller.AskAsync(ByCode);
        byCode.Compact().ShouldBe("""
            {"code":200,"data":{"babyName":"张小雨","babySexCode":"2","birthTime":"2020-03-12 08:31","birthArea":"370102","birthCode":"T370012345","momName":"李娜","momIdCode":"370102198907262024","dadName":"张伟","dadIdCode":"370102198801051018","issueOrg":"济南市妇幼保健院","certState":"1"}}
            """);
        (await caller.AskAsync(new { babyName = SampleData.ChildName, birthDate = "20200312", momName = SampleData.MotherName, momIdCode = SampleData.Mother })).Compact().ShouldBe(byCode.Compact());
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task No_record_twins_and_early_births_have_codes_of_their_own(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new HealthCaller(running);
        (await Code(new { birthCode = "T999999999", momName = SampleData.MotherName, momIdCode = SampleData.Mother })).ShouldBe(404);
        (await Code(new { birthCode = SampleData.BirthCode, momName = SampleData.TenantName, momIdCode = SampleData.Tenant })).ShouldBe(404);
        (await Code(new { babyName = "双儿", birthDate = "20200501", momName = "王芳", momIdCode = SampleData.TwinsMother })).ShouldBe(409);
        (await Code(new { babyName = "李早", birthDate = "20141231", momName = SampleData.MotherName, momIdCode = SampleData.Mother })).ShouldBe(410);
        (await Code(new { birthCode = "A140000001", momName = SampleData.MotherName, momIdCode = SampleData.Mother })).ShouldBe(410);

        async Task<int> Code(object query) => (await caller.AskAsync(query))["code"]!.GetValue<int>();
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_nonce_is_used_once(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new HealthCaller(running);
        var envelope = caller.Envelope("{}");
        (await ErrorOf(await caller.SendAsync(envelope))).ShouldBe((HttpStatusCode.BadRequest, "param"));
        (await ErrorOf(await caller.SendAsync(envelope))).ShouldBe((HttpStatusCode.Unauthorized, "nonce"));
        running.Clock.Advance(TimeSpan.FromMinutes(5));
        (await ErrorOf(await caller.SendAsync(envelope))).ShouldBe((HttpStatusCode.Unauthorized, "nonce"));
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task Clock_sign_and_application_are_checked(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new HealthCaller(running);
        foreach (var minutes in new[] { -5.01, 5.01 })
        {
            var skewed = caller.Envelope("{}");
            skewed["timestamp"] = running.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeMilliseconds().ToString();
            (await ErrorOf(await caller.SendAsync(caller.Sign(skewed)))).ShouldBe((HttpStatusCode.Unauthorized, "timestamp"));
        }
        var unsigned = caller.Envelope("{}");
        unsigned["sign"] = new string('0', 64);
        (await ErrorOf(await caller.SendAsync(unsigned))).ShouldBe((HttpStatusCode.Unauthorized, "sign"));
        var stranger = caller.Envelope("{}");
        stranger["appId"] = "stranger";
        (await ErrorOf(await caller.SendAsync(caller.Sign(stranger)))).ShouldBe((HttpStatusCode.Unauthorized, "app"));
        var incomplete = caller.Envelope("{}");
        incomplete.Remove("nonce");
        (await ErrorOf(await caller.SendAsync(incomplete))).ShouldBe((HttpStatusCode.BadRequest, "param"));
    }

    [Theory]
    [InlineData("""{"birthCode":"370012345X","momName":"李娜","momIdCode":"370102198907262024"}""")]
    [InlineData("""{"birthCode":"T370012345"}""")]
    [InlineData("""{"babyName":"张小雨","birthDate":"2020-03-12","momName":"李娜","momIdCode":"370102198907262024"}""")]
    [InlineData("""{"babyName":"张小雨","momName":"李娜","momIdCode":"370102198907262024"}""")]
    [InlineData("nonsense")]
    public async Task A_malformed_query_is_refused(string plain)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = new HealthCaller(running);
        (await ErrorOf(await caller.SendAsync(caller.Envelope(plain)))).ShouldBe((HttpStatusCode.BadRequest, "param"));
    }

    [Fact]
    public async Task Every_answer_has_a_nonce_of_its_own()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        var caller = new HealthCaller(running);
        var nonces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await caller.SendAsync(caller.Envelope(System.Text.Json.JsonSerializer.Serialize(ByCode)));
            nonces.Add(System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["nonce"]!.GetValue<string>()).ShouldBeTrue();
        }
    }

    private static async Task<(HttpStatusCode, string)> ErrorOf(HttpResponseMessage answer) =>
        (answer.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.GetValue<string>());
}
