using System.Net;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Tickets;

public sealed class PreferentialTreatmentTests
{
    private static readonly BureauLimits Slow = new() { TicketDelay = TimeSpan.FromSeconds(5), TicketPollAfter = TimeSpan.FromSeconds(2) };

    public static TheoryData<DoorKind> Doors => RunningBureau.Doors;

    [Theory, MemberData(nameof(Doors))]
    public async Task A_ticket_runs_and_is_done(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door, o => o with { Limits = Slow });
        var caller = new TicketCaller(running);
        var (status, body) = await caller.ApplyAsync(SampleData.Child);
        (status, body["pollAfterMs"]!.GetValue<int>()).ShouldBe((HttpStatusCode.Accepted, 2000));
        var ticket = Ticket(body);

        running.Clock.Advance(TimeSpan.FromSeconds(4.9));
        (status, body) = await caller.PollAsync(ticket);
        (status, body.Compact()).ShouldBe((HttpStatusCode.Accepted, """{"state":"RUNNING","pollAfterMs":2000}"""));
        (status, body) = await caller.ApplyAsync(SampleData.Child);
        (status, Ticket(body)).ShouldBe((HttpStatusCode.Conflict, ticket));

        running.Clock.Advance(TimeSpan.FromSeconds(0.1));
        (status, body) = await caller.PollAsync(ticket);
        (status, body.Compact()).ShouldBe((HttpStatusCode.OK, """
            {"state":"DONE","result":[{"category":"03","categoryName":"现役军人子女","certificateNo":"鲁军优字第2024-0088号","holderName":"张伟","holderIdCard":"370102198801051018","beneficiaries":[{"name":"张小雨","idCard":"370102202003120022"}],"validFrom":"2024-01-01","validTo":"2028-12-31","state":1}]}
            """));
        (await caller.ApplyAsync(SampleData.Child)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task No_record_is_an_empty_list(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new TicketCaller(running);
        (await caller.PollAsync(Ticket((await caller.ApplyAsync(SampleData.Tenant)).Body))).Body.Compact().ShouldBe("""{"state":"DONE","result":[]}""");
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task A_ticket_expires_after_fifteen_minutes(DoorKind door)
    {
        await using var running = await RunningBureau.StartAsync(door);
        var caller = new TicketCaller(running);
        var ticket = Ticket((await caller.ApplyAsync(SampleData.Child)).Body);
        running.Clock.Advance(TimeSpan.FromMinutes(14.9));
        (await caller.PollAsync(ticket)).Status.ShouldBe(HttpStatusCode.OK);
        running.Clock.Advance(TimeSpan.FromMinutes(0.1));
        (await caller.PollAsync(ticket)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await caller.PollAsync("never-issued")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_key_and_malformed_applications_are_refused()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        (await new TicketCaller(running, "wrong").ApplyAsync(SampleData.Child)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await new TicketCaller(running, "wrong").PollAsync("any")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var caller = new TicketCaller(running);
        (await caller.ApplyAsync("370102202003120023")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await caller.ApplyAsync(new { idCard = SampleData.Child, name = "张小雨" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await caller.ApplyAsync(new { idCard = SampleData.Child, name = "张小雨", purpose = "marketing" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("FAILED", HttpStatusCode.OK, "FAILED")]
    [InlineData("expired", HttpStatusCode.NotFound, null)]
    public async Task A_result_can_fail(string code, HttpStatusCode status, string? state)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "preferential-treatment", Kind = FaultKind.Code, Code = code, Times = 1 });
        var caller = new TicketCaller(running);
        var ticket = Ticket((await caller.ApplyAsync(SampleData.Child)).Body);
        var answer = await caller.PollAsync(ticket);
        (answer.Status, answer.Body["state"]?.GetValue<string>()).ShouldBe((status, state));
        (await caller.PollAsync(Ticket((await caller.ApplyAsync(SampleData.Child)).Body))).Body["state"]!.GetValue<string>().ShouldBe("DONE");
    }

    [Fact]
    public async Task A_wrong_person_shows_in_the_result_and_an_outage_at_every_call()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel);
        running.Bureau.Faults.Add(new Fault { Item = "preferential-treatment", Kind = FaultKind.WrongPerson, Times = 1 });
        var caller = new TicketCaller(running);
        var ticket = Ticket((await caller.ApplyAsync(SampleData.Child)).Body);
        var result = (await caller.PollAsync(ticket)).Body["result"]![0]!;
        result["holderIdCard"]!.GetValue<string>().ShouldNotBe(SampleData.Father);
        result["beneficiaries"]![0]!["idCard"]!.GetValue<string>().ShouldNotBe(SampleData.Child);

        running.Bureau.Faults.Add(new Fault { Item = "preferential-treatment", Kind = FaultKind.Outage, Until = running.Clock.GetUtcNow().AddSeconds(30) });
        using var poll = new HttpRequestMessage(HttpMethod.Get, $"/veterans/api/applications/{ticket}") { Headers = { { "X-Api-Key", "veterans-key-370102" } } };
        using var down = await running.Http.SendAsync(poll);
        (down.StatusCode, down.Headers.RetryAfter!.Delta).ShouldBe((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)));
        running.Clock.Advance(TimeSpan.FromSeconds(30));
        (await caller.PollAsync(ticket)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Ticket(JsonNode body) => body["ticket"]!.GetValue<string>();
}
