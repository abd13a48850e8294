using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Samples;
using DataHub.Mocks.Tests.Tickets;

namespace DataHub.Mocks.Tests.Faults;

/// <summary>Quotas refuse only when they are switched on; calls are counted either way.</summary>
public sealed class QuotaTests
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task The_eleventh_application_within_a_second_is_too_many(bool enforced)
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel, o => o with { EnforceQuotas = enforced });
        var caller = new TicketCaller(running);
        for (var i = 0; i < 10; i++) ((int)(await caller.ApplyAsync(SampleData.Child)).Status).ShouldBe(202);
        ((int)(await caller.ApplyAsync(SampleData.Child)).Status).ShouldBe(enforced ? 429 : 202);
        running.Clock.Advance(TimeSpan.FromSeconds(1));
        ((int)(await caller.ApplyAsync(SampleData.Child)).Status).ShouldBe(202);
        running.Bureau.Counts.Current["preferential-treatment"].ShouldBe(new(12, 12, 1, 11, enforced ? 1 : 0));
    }

    [Fact]
    public async Task A_look_at_a_ticket_counts_as_its_application_does()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel, o => o with { EnforceQuotas = true });
        var caller = new TicketCaller(running);
        var ticket = (await caller.ApplyAsync(SampleData.Child)).Body["ticket"]!.GetValue<string>();
        for (var i = 0; i < 9; i++) ((int)(await caller.PollAsync(ticket)).Status).ShouldBe(200);
        ((int)(await caller.PollAsync(ticket)).Status).ShouldBe(429);
        running.Bureau.Counts.Current["preferential-treatment"].ShouldBe(new(11, 11, 11, 11, 1));
    }

    [Fact]
    public async Task A_batch_uses_up_the_day_by_the_person()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel, o => o with { EnforceQuotas = true });
        var caller = await GatewayCaller.WithSecretAsync(running);
        var list = Enumerable.Repeat(new { GMSFHM = SampleData.Child, XM = SampleData.ChildName }, 100).ToArray();
        for (var i = 0; i < 3; i++) (await caller.AskAsync("r_370000_hukou_02", new { list })).Code().ShouldBe("0");
        running.Bureau.Counts.Current["household-registration"].ShouldBe(new(300, 300, 3, 3, 0));
        running.Clock.Advance(TimeSpan.FromHours(16)); // midnight in Beijing
        running.Bureau.Counts.Current["household-registration"].ShouldBe(new(300, 0, 0, 3, 0));
    }

    [Fact]
    public async Task A_full_second_is_refused_with_its_scope()
    {
        await using var running = await RunningBureau.StartAsync(DoorKind.Kestrel, o => o with { EnforceQuotas = true });
        var caller = await GatewayCaller.WithSecretAsync(running);
        for (var i = 0; i < 60; i++) await Ask();
        var refused = await Ask();
        (refused.Code(), refused["data"]!.Compact()).ShouldBe(("E-429", """{"retryAfter":1,"scope":"second"}"""));

        Task<System.Text.Json.Nodes.JsonNode> Ask() => caller.AskAsync("r_370000_hydj_01", new { cert_num_man = SampleData.Father, name_man = SampleData.FatherName });
    }
}
