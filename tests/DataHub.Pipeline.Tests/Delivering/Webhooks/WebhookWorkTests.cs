using System.Net;
using System.Net.Sockets;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using DataHub.Pipeline.Delivering.Webhooks;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Pipeline.Tests.Delivering.Webhooks;

/// <summary>Over real HTTP and a real database, with a clock that moves only when it is told to.</summary>
public sealed class WebhookWorkTests(PipelineDatabase database) : IClassFixture<PipelineDatabase>, IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly DateTimeOffset Start = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);

    private readonly TestTime _time = new(Start);
    private readonly List<ServiceProvider> _nodes = [];
    private WebhookReceiver _receiver = null!;
    private int _told;

    public async ValueTask InitializeAsync()
    {
        await using var command = database.Storage.Database.CreateCommand("TRUNCATE delivering_endpoints, delivering_deliveries");
        await command.ExecuteNonQueryAsync();
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task What_is_due_is_sent_signed_and_once()
    {
        await EndpointAsync();
        await TellAsync(100);
        var node = Node();
        (await node.RunAsync(default)).ShouldBe(100);
        (await node.RunAsync(default)).ShouldBe(0);
        var received = _receiver.Received;
        received.Select(r => r.Id).Distinct().Count().ShouldBe(100);
        received.Count.ShouldBe(100);
        received.ShouldAllBe(r => r.IsSignedWith(Secret) && r.Method == "POST" && r.ContentType == "application/cloudevents+json; charset=utf-8");
        System.Text.Encoding.UTF8.GetString(received.Single(r => r.Id == "event-7").Body).ShouldBe(
            """{"specversion":"1.0","id":"event-7","source":"/datahub","type":"source.changed","subject":"a \"subject\"","time":"2026-06-10T01:00:00Z","datacontenttype":"application/json","data":{"n":7}}""");
        (await OfStateAsync(DeliveryState.Delivered)).Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_node_that_dies_between_sending_and_storing_leaves_it_to_be_sent_again_under_its_id()
    {
        await EndpointAsync();
        await TellAsync(1);
        var dying = new DyingStore(database.Storage.WebhookDeliveries);
        (await Node(store: dying).RunAsync(default)).ShouldBe(1);
        _receiver.Received.Count.ShouldBe(1);
        (await Node("node-2").RunAsync(default)).ShouldBe(0, "the lease still holds");
        _time.Advance(TimeSpan.FromMinutes(1));
        (await Node("node-3").RunAsync(default)).ShouldBe(1);
        _receiver.Received.Select(r => r.Id).ShouldBe(["event-0", "event-0"]);
        _receiver.Received[0].Body.ShouldBe(_receiver.Received[1].Body);
        (await OfStateAsync(DeliveryState.Delivered)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopping_node_stores_what_it_has_sent()
    {
        await EndpointAsync();
        await TellAsync(1);
        using var stop = new CancellationTokenSource();
        _receiver.Answer = async (_, context) =>
        {
            context.Response.StatusCode = 200;
            await context.Response.CompleteAsync();
        };
        var tapped = new DyingStore(database.Storage.WebhookDeliveries) { OnStore = stop.CancelAsync, Dies = false };
        await Node(store: tapped).RunAsync(stop.Token);
        (await OfStateAsync(DeliveryState.Delivered)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(500, "http-500")]
    [InlineData(302, "http-302")]
    [InlineData(404, "http-404")]
    public async Task Whatever_is_no_2xx_is_tried_again(int status, string error)
    {
        await EndpointAsync();
        await TellAsync(1);
        _receiver.AnswerWith(status, ("Location", _receiver.Address.ToString()));
        var node = Node();
        (await node.RunAsync(default)).ShouldBe(1);
        _receiver.Received.Count.ShouldBe(1, "a redirect is not followed");
        var due = (await OfStateAsync(DeliveryState.Due)).ShouldHaveSingleItem();
        (due.LastStatus, due.LastError, due.Attempts).ShouldBe((status, error, 1));
        due.NextAttemptAt.ShouldBeInRange(Start.AddSeconds(4), Start.AddSeconds(6));
        _receiver.AnswerWith(202);
        _time.Advance(TimeSpan.FromSeconds(6));
        (await node.RunAsync(default)).ShouldBe(1);
        (await OfStateAsync(DeliveryState.Delivered)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        await EndpointAsync();
        await TellAsync(1);
        _receiver.AnswerWith(429, ("Retry-After", "120"));
        await Node().RunAsync(default);
        (await OfStateAsync(DeliveryState.Due)).ShouldHaveSingleItem().NextAttemptAt.ShouldBe(Start.AddSeconds(120));
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up_after_the_timeout_and_holds_up_nobody()
    {
        await EndpointAsync();
        await using var slow = await WebhookReceiver.StartAsync();
        var answered = new TaskCompletionSource();
        slow.Answer = (_, context) => Task.WhenAny(answered.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
        await EndpointAsync(slow.Address.ToString());
        await TellAsync(20);
        (await Node(settings: ("Webhooks:Timeout", "00:00:01")).RunAsync(default)).ShouldBe(40);
        answered.SetResult();
        var sound = (await database.Storage.WebhookDeliveries.ListAsync(new DeliveryQuery { State = DeliveryState.Delivered, Scope = DivisionScope.All }, null, 200, default)).Items;
        sound.Count.ShouldBe(20);
        sound.ShouldAllBe(d => d.Endpoint.Url == _receiver.Address.ToString());
        (await OfStateAsync(DeliveryState.Due)).Where(d => d.Attempts > 0).ShouldAllBe(d => d.LastError == "timeout" && d.LastStatus == null);
    }

    [Fact]
    public async Task A_closed_port_is_told_as_such()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await EndpointAsync($"http://127.0.0.1:{port}/");
        await TellAsync(1);
        await Node().RunAsync(default);
        (await OfStateAsync(DeliveryState.Due)).ShouldHaveSingleItem().LastError.ShouldBe("connection-refused");
    }

    [Fact]
    public async Task A_private_target_is_never_called_unless_configured()
    {
        await EndpointAsync();
        await TellAsync(1);
        await Node(settings: ("Webhooks:AllowPrivateTargets", "false")).RunAsync(default);
        (await OfStateAsync(DeliveryState.Due)).ShouldHaveSingleItem().LastError.ShouldBe("private-target");
        _receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_three_days_it_is_parked_and_a_replay_gives_it_three_more()
    {
        await EndpointAsync();
        await TellAsync(1);
        _receiver.AnswerWith(503);
        var node = Node();
        while ((await OfStateAsync(DeliveryState.Due)).SingleOrDefault() is { } due)
        {
            _time.SetUtcNow(due.NextAttemptAt > _time.GetUtcNow() ? due.NextAttemptAt : _time.GetUtcNow());
            (await node.RunAsync(default)).ShouldBe(1);
        }

        var parked = (await OfStateAsync(DeliveryState.Parked)).ShouldHaveSingleItem();
        parked.Attempts.ShouldBeInRange(14, 25);
        parked.SettledAt!.Value.ShouldBeLessThan(Start.AddDays(3));
        parked.SettledAt.Value.ShouldBeGreaterThan(Start.AddDays(2));
        (await node.RunAsync(default)).ShouldBe(0);

        (await database.Storage.WebhookDeliveries.ReplayAsync(new DeliveryQuery { Scope = DivisionScope.All }, _time.GetUtcNow(), default)).ShouldBe(1);
        (await node.RunAsync(default)).ShouldBe(1);
        var again = (await OfStateAsync(DeliveryState.Due)).ShouldHaveSingleItem();
        (again.Attempts, again.Tries).ShouldBe((parked.Attempts + 1, 1));
        _receiver.Received.Select(r => r.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Gone_pauses_the_endpoint_and_keeps_its_events()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(1);
        _receiver.AnswerWith(410);
        var node = Node();
        await node.RunAsync(default);
        (await EndpointNowAsync(endpoint)).StateReason.ShouldBe(PauseReason.Gone);
        await TellAsync(1);
        _time.Advance(TimeSpan.FromHours(1));
        (await node.RunAsync(default)).ShouldBe(0);
        _receiver.AnswerWith(200);
        await database.Storage.WebhookEndpoints.ResumeAsync(endpoint, "lixia", DivisionScope.All, _time.GetUtcNow(), null, default);
        (await node.RunAsync(default)).ShouldBe(2);
    }

    [Fact]
    public async Task An_endpoint_that_keeps_failing_for_an_hour_is_paused()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(60);
        _receiver.AnswerWith(500);
        var node = Node(settings: ("Webhooks:PauseAfterFailures", "20"));
        for (var minute = 0; minute < 120 && (await EndpointNowAsync(endpoint)).State == EndpointState.Active; minute++)
        {
            await node.RunAsync(default);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var paused = await EndpointNowAsync(endpoint);
        (paused.State, paused.StateReason).ShouldBe((EndpointState.Paused, PauseReason.Failing));
        paused.StateSince.ShouldBeInRange(Start.AddHours(1), Start.AddHours(2));
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_verify()
    {
        var endpoint = await EndpointAsync();
        var fresh = WebhookSecret.Create();
        await database.Storage.WebhookEndpoints.RotateAsync(endpoint, "lixia", DivisionScope.All, fresh, Start.AddDays(1), null, default);
        var node = Node();
        await TellAsync(1);
        await node.RunAsync(default);
        (_receiver.Received[0].IsSignedWith(Secret), _receiver.Received[0].IsSignedWith(fresh)).ShouldBe((true, true));
        _time.Advance(TimeSpan.FromDays(1));
        await TellAsync(1);
        await node.RunAsync(default);
        (_receiver.Received[1].IsSignedWith(Secret), _receiver.Received[1].IsSignedWith(fresh)).ShouldBe((false, true));
    }

    private async Task<Guid> EndpointAsync(string? url = null)
    {
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(Start),
            ClientId = "lixia",
            Division = "3701",
            Url = url ?? _receiver.Address.ToString(),
            Events = ["source.changed"],
            State = EndpointState.Active,
            StateSince = Start,
            CreatedAt = Start,
        };
        (await database.Storage.WebhookEndpoints.AddAsync(endpoint, Secret, null, default)).ShouldBeTrue();
        return endpoint.Id;
    }

    private async Task TellAsync(int count)
    {
        for (var i = 0; i < count; i++, _told++)
        {
            await database.Storage.WebhookDeliveries.TellAsync(new WebhookEvent($"event-{_told}", "source.changed", "a \"subject\"", "", null, _time.GetUtcNow(), $$"""{"n":{{_told}}}"""), default);
        }
    }

    private async Task<IReadOnlyList<WebhookDelivery>> OfStateAsync(DeliveryState state) =>
        (await database.Storage.WebhookDeliveries.ListAsync(new DeliveryQuery { State = state, Scope = DivisionScope.All }, null, 200, default)).Items;

    private async Task<WebhookEndpoint> EndpointNowAsync(Guid id) =>
        (await database.Storage.WebhookEndpoints.ListAsync(null, DivisionScope.All, default)).Single(e => e.Id == id);

    private WebhookWork Node(string name = "node-1", IWebhookDeliveryStore? store = null, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pipeline:Node"] = name,
            ["Webhooks:AllowHttp"] = "true",
            ["Webhooks:AllowPrivateTargets"] = "true",
        }).AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<TimeProvider>(_time)
            .AddSingleton(store ?? database.Storage.WebhookDeliveries).AddPipeline(configuration.Build()).BuildServiceProvider();
        _nodes.Add(services);
        return services.GetRequiredService<WebhookWork>();
    }

    /// <summary>The database as a node sees it that dies before it stores.</summary>
    private sealed class DyingStore(IWebhookDeliveryStore store) : IWebhookDeliveryStore
    {
        public bool Dies { get; init; } = true;
        public Func<Task> OnStore { get; init; } = () => Task.CompletedTask;

        public async Task<StoredDelivery> StoreAsync(DeliveryResult result, PauseRule pause, CancellationToken cancellationToken)
        {
            await OnStore();
            return Dies ? throw new IOException("the node is dead") : await store.StoreAsync(result, pause, cancellationToken);
        }

        public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(
            int limit, int perEndpoint, IReadOnlyCollection<Guid> busy, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken) =>
            store.ClaimAsync(limit, perEndpoint, busy, leaseFor, now, cancellationToken);

        public Task<int> TellAsync(WebhookEvent told, CancellationToken cancellationToken) => store.TellAsync(told, cancellationToken);

        public Task<DeliveryPage> ListAsync(DeliveryQuery query, string? cursor, int limit, CancellationToken cancellationToken) => store.ListAsync(query, cursor, limit, cancellationToken);

        public Task<(WebhookDelivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts)?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken) =>
            store.FindAsync(id, scope, cancellationToken);

        public Task<int> ReplayAsync(DeliveryQuery query, DateTimeOffset now, CancellationToken cancellationToken) => store.ReplayAsync(query, now, cancellationToken);

        public Task<(int Parked, int Removed)> TidyAsync(DateTimeOffset dueBefore, DateTimeOffset settledBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
            store.TidyAsync(dueBefore, settledBefore, now, cancellationToken);
    }
}
