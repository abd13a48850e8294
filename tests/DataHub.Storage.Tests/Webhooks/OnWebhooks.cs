using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Webhooks;

namespace DataHub.Storage.Tests.Webhooks;

/// <summary>Endpoints and deliveries on a real database, emptied for each test.</summary>
public abstract class OnWebhooks(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    protected static readonly PauseRule Pause = new(3, TimeSpan.FromMinutes(10));
    protected static readonly DateTimeOffset Now = Samples.Now;

    private int _told;

    protected DatabaseFixture Fixture => fixture;
    protected IWebhookEndpointStore Endpoints => fixture.Storage.WebhookEndpoints;
    protected IWebhookDeliveryStore Deliveries => fixture.Storage.WebhookDeliveries;

    public async ValueTask InitializeAsync()
    {
        await using var command = fixture.Storage.Database.CreateCommand(
            "TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls, delivering_endpoints, delivering_deliveries");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected async Task<WebhookEndpoint> EndpointAsync(string client = "lixia", string division = "3701", string url = "https://a.example.test/hooks", params string[] events)
    {
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(Now),
            ClientId = client,
            Division = division,
            Url = url,
            Events = events.Length == 0 ? ["verification.revised", "source.changed"] : events,
            State = EndpointState.Active,
            StateSince = Now,
            CreatedAt = Now,
        };
        (await Endpoints.AddAsync(endpoint, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null, default)).ShouldBeTrue();
        return endpoint;
    }

    protected async Task TellAsync(int count, DateTimeOffset? at = null)
    {
        for (var i = 0; i < count; i++)
        {
            await Deliveries.TellAsync(new WebhookEvent($"event-{_told++}", "source.changed", "household-registration", "", null, at ?? Now, """{"n":1}"""), default);
        }
    }

    protected Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(DateTimeOffset? now = null, int limit = 100, int perEndpoint = 100) =>
        Deliveries.ClaimAsync(limit, perEndpoint, [], Lease, now ?? Now, default);

    protected static DeliveryResult Taken(ClaimedDelivery claimed, DateTimeOffset? at = null) =>
        new(claimed, DeliveryState.Delivered, at ?? Now, new DeliveryAttempt(claimed.Delivery.Attempts + 1, at ?? Now, 12, 204, null, "node-1"));

    protected static DeliveryResult Failed(ClaimedDelivery claimed, DateTimeOffset? at = null, int status = 503, bool gone = false) =>
        new(claimed, DeliveryState.Due, (at ?? Now).AddSeconds(5), new DeliveryAttempt(claimed.Delivery.Attempts + 1, at ?? Now, 12, status, $"http-{status}", "node-1"), gone);

    protected async Task<IReadOnlyList<WebhookDelivery>> AllAsync(DeliveryState? state = null) =>
        (await Deliveries.ListAsync(new DeliveryQuery { State = state, Scope = DivisionScope.All }, null, 200, default)).Items;

    protected async Task<WebhookEndpoint> EndpointNowAsync(Guid id) => (await Endpoints.ListAsync(null, DivisionScope.All, default)).Single(e => e.Id == id);
}
