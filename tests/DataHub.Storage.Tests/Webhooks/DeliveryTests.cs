using DataHub.Core.Ports;
using DataHub.Core.Webhooks;

namespace DataHub.Storage.Tests.Webhooks;

public sealed class DeliveryTests(DatabaseFixture fixture) : OnWebhooks(fixture)
{
    [Fact]
    public async Task Racing_nodes_never_send_the_same()
    {
        await EndpointAsync();
        await EndpointAsync(url: "https://b.example.test/");
        await TellAsync(100);
        var chunks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            while (await ClaimAsync(limit: 7, perEndpoint: 5) is { Count: > 0 } chunk)
            {
                chunk.Count.ShouldBeLessThanOrEqualTo(7);
                mine.AddRange(chunk.Select(c => c.Delivery.Id));
            }

            return mine;
        })));
        var claimed = chunks.SelectMany(c => c).ToList();
        claimed.Distinct().Count().ShouldBe(claimed.Count);
        claimed.Count.ShouldBe(200);
    }

    [Fact]
    public async Task A_dead_nodes_delivery_is_sent_again_under_its_id_and_its_late_result_is_refused()
    {
        await EndpointAsync();
        await TellAsync(1);
        var first = (await ClaimAsync()).ShouldHaveSingleItem();
        (await ClaimAsync(Now + Lease - TimeSpan.FromSeconds(1))).ShouldBeEmpty();
        var second = (await ClaimAsync(Now + Lease)).ShouldHaveSingleItem();
        second.Delivery.EventId.ShouldBe(first.Delivery.EventId);
        (await Deliveries.StoreAsync(Failed(first), Pause, default)).Stored.ShouldBeFalse();
        (await Deliveries.StoreAsync(Taken(second), Pause, default)).Stored.ShouldBeTrue();
        var (delivery, attempts) = (await Deliveries.FindAsync(first.Delivery.Id, DivisionScope.All, default))!.Value;
        (delivery.State, delivery.Attempts, delivery.LastStatus, delivery.LastError).ShouldBe((DeliveryState.Delivered, 1, 204, null));
        attempts.ShouldBe([new DeliveryAttempt(1, Now, 12, 204, null, "node-1")]);
        (await ClaimAsync(Now.AddYears(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_failed_is_due_at_its_time_with_its_attempts_kept()
    {
        await EndpointAsync();
        await TellAsync(1);
        var claimed = (await ClaimAsync()).Single();
        await Deliveries.StoreAsync(Failed(claimed), Pause, default);
        (await ClaimAsync(Now.AddSeconds(4))).ShouldBeEmpty();
        var again = (await ClaimAsync(Now.AddSeconds(5))).ShouldHaveSingleItem();
        (again.Delivery.Attempts, again.Delivery.Tries, again.Delivery.LastError).ShouldBe((1, 1, "http-503"));
        await Deliveries.StoreAsync(Taken(again, Now.AddSeconds(5)), Pause, default);
        (await Deliveries.FindAsync(claimed.Delivery.Id, DivisionScope.All, default))!.Value.Attempts.Select(a => a.Error).ShouldBe(["http-503", null]);
    }

    [Fact]
    public async Task A_failing_endpoint_gets_one_at_a_time_and_is_paused_when_it_goes_on()
    {
        var failing = await EndpointAsync();
        var sound = await EndpointAsync(url: "https://b.example.test/");
        await TellAsync(10);
        foreach (var claimed in (await ClaimAsync()).Where(c => c.Delivery.Endpoint.Id == failing.Id).Take(3))
        {
            (await Deliveries.StoreAsync(Failed(claimed), Pause, default)).Paused.ShouldBeFalse("three failures at once are no ten minutes");
        }

        (await EndpointNowAsync(failing.Id)).Failures.ShouldBe(3);
        (await EndpointNowAsync(sound.Id)).Failures.ShouldBe(0);
        var late = Now.AddMinutes(10);
        var one = (await ClaimAsync(late)).Where(c => c.Delivery.Endpoint.Id == failing.Id).ShouldHaveSingleItem();
        (await Deliveries.StoreAsync(Failed(one, late), Pause, default)).ShouldBe(new StoredDelivery(Stored: true, Paused: true));
        var paused = await EndpointNowAsync(failing.Id);
        (paused.State, paused.StateReason, paused.StateSince, paused.FailingSince).ShouldBe((EndpointState.Paused, PauseReason.Failing, late, Now));
        (await ClaimAsync(Now.AddDays(1))).ShouldAllBe(c => c.Delivery.Endpoint.Id == sound.Id);
    }

    [Fact]
    public async Task One_that_is_taken_ends_the_row_of_failures()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(3);
        var claimed = await ClaimAsync();
        await Deliveries.StoreAsync(Failed(claimed[0]), Pause, default);
        await Deliveries.StoreAsync(Failed(claimed[1]), Pause, default);
        (await EndpointNowAsync(endpoint.Id)).Failures.ShouldBe(2);
        await Deliveries.StoreAsync(Taken(claimed[2]), Pause, default);
        var now = await EndpointNowAsync(endpoint.Id);
        (now.Failures, now.FailingSince).ShouldBe((0, null));
    }

    [Fact]
    public async Task Gone_pauses_at_once()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(1);
        (await Deliveries.StoreAsync(Failed((await ClaimAsync()).Single(), status: 410, gone: true), Pause, default)).Paused.ShouldBeTrue();
        (await EndpointNowAsync(endpoint.Id)).StateReason.ShouldBe(PauseReason.Gone);
        var resumed = await Endpoints.ResumeAsync(endpoint.Id, "lixia", DivisionScope.All, Now.AddHours(1), null, default);
        (resumed!.State, resumed.StateReason, resumed.Failures).ShouldBe((EndpointState.Active, null, 0));
        (await ClaimAsync(Now.AddHours(1))).ShouldHaveSingleItem().Delivery.Tries.ShouldBe(0);
    }

    [Fact]
    public async Task A_busy_endpoint_is_left_out()
    {
        var busy = await EndpointAsync();
        var free = await EndpointAsync(url: "https://b.example.test/");
        await TellAsync(2);
        (await Deliveries.ClaimAsync(100, 100, [busy.Id], Lease, Now, default)).ShouldAllBe(c => c.Delivery.Endpoint.Id == free.Id);
    }

    [Fact]
    public async Task An_event_is_kept_once_however_often_it_is_told()
    {
        await EndpointAsync();
        var told = new WebhookEvent("batch-1-finished", "source.changed", "batch-1", "370102", "lixia", Now, "{}");
        (await Deliveries.TellAsync(told, default)).ShouldBe(1);
        (await Deliveries.TellAsync(told, default)).ShouldBe(0);
        (await Deliveries.TellAsync(told with { Id = "batch-2", ClientId = "another" }, default)).ShouldBe(0);
        (await Deliveries.TellAsync(told with { Id = "batch-3", Division = "370202" }, default)).ShouldBe(0);
        (await AllAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pages_go_through_everything_once()
    {
        await EndpointAsync();
        await TellAsync(5);
        await TellAsync(2, Now.AddSeconds(1));
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await Deliveries.ListAsync(new DeliveryQuery { Scope = DivisionScope.All }, cursor, 3, default);
            seen.AddRange(page.Items.Select(d => d.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        seen.Distinct().Count().ShouldBe(7);
        seen.Count.ShouldBe(7);
        await Should.ThrowAsync<FormatException>(() => Deliveries.ListAsync(new DeliveryQuery { Scope = DivisionScope.All }, "nonsense", 3, default));
    }

    [Fact]
    public async Task Filters_and_divisions_hold()
    {
        var lixia = await EndpointAsync(division: "370102");
        var qingdao = await EndpointAsync(client: "qingdao", division: "3702");
        await TellAsync(1);
        await TellAsync(1, Now.AddHours(1));
        async Task<int> CountAsync(DeliveryQuery query) => (await Deliveries.ListAsync(query, null, 200, default)).Items.Count;
        var all = new DeliveryQuery { Scope = DivisionScope.All };
        (await CountAsync(all)).ShouldBe(4);
        (await CountAsync(all with { Scope = new(["3701"]) })).ShouldBe(2);
        (await CountAsync(all with { Endpoint = qingdao.Id })).ShouldBe(2);
        (await CountAsync(all with { From = Now.AddMinutes(1) })).ShouldBe(2);
        (await CountAsync(all with { To = Now.AddMinutes(1), Endpoint = lixia.Id })).ShouldBe(1);
        (await CountAsync(all with { Event = "verification.revised" })).ShouldBe(0);
        (await CountAsync(all with { State = DeliveryState.Parked })).ShouldBe(0);
        var one = (await AllAsync()).First(d => d.Endpoint.Id == qingdao.Id);
        (await Deliveries.FindAsync(one.Id, new(["3701"]), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_replay_makes_due_again_what_did_not_arrive()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(4);
        var claimed = await ClaimAsync();
        await Deliveries.StoreAsync(Taken(claimed[0]), Pause, default);
        await Deliveries.StoreAsync(Failed(claimed[1]) with { State = DeliveryState.Parked }, Pause, default);
        await Deliveries.StoreAsync(Failed(claimed[2]), Pause, default);

        // The fourth is being sent at the moment.
        var query = new DeliveryQuery { Scope = DivisionScope.All, Endpoint = endpoint.Id };
        (await Deliveries.ReplayAsync(query with { Scope = new(["3702"]) }, Now, default)).ShouldBe(0);
        (await Deliveries.ReplayAsync(query, Now.AddSeconds(1), default)).ShouldBe(2);
        (await ClaimAsync(Now.AddSeconds(1))).Select(c => c.Delivery.Id).ShouldBe([claimed[1].Delivery.Id, claimed[2].Delivery.Id], ignoreOrder: true);

        // Those that arrived only when they are named.
        (await Deliveries.ReplayAsync(query with { Ids = [claimed[0].Delivery.Id] }, Now.AddSeconds(2), default)).ShouldBe(1);
        (await ClaimAsync(Now.AddSeconds(2))).ShouldHaveSingleItem().Delivery.EventId.ShouldBe(claimed[0].Delivery.EventId);
    }

    [Fact]
    public async Task Tidying_parks_what_waited_too_long_and_removes_what_is_old()
    {
        await EndpointAsync();
        await TellAsync(2);
        await TellAsync(1, Now.AddDays(2));
        await Deliveries.StoreAsync(Taken((await ClaimAsync(limit: 1)).Single()), Pause, default);
        (await Deliveries.TidyAsync(Now.AddDays(1), Now.AddDays(-20), Now.AddDays(4), default)).ShouldBe((1, 0));
        (await AllAsync(DeliveryState.Due)).ShouldHaveSingleItem();
        (await Deliveries.TidyAsync(Now.AddDays(1), Now.AddDays(1), Now.AddDays(31), default)).ShouldBe((0, 1));
        (await AllAsync(DeliveryState.Parked)).ShouldHaveSingleItem();
    }
}
