using DataHub.Core.Ports;
using DataHub.Core.Webhooks;

namespace DataHub.Storage.Tests.Webhooks;

public sealed class EndpointTests(DatabaseFixture fixture) : OnWebhooks(fixture)
{
    [Fact]
    public async Task A_client_sees_its_own_within_its_divisions()
    {
        var mine = await EndpointAsync();
        await EndpointAsync(client: "another");
        await EndpointAsync(division: "3702");
        (await Endpoints.ListAsync("lixia", new(["3701"]), default)).ShouldHaveSingleItem().Id.ShouldBe(mine.Id);
        (await Endpoints.ListAsync(null, DivisionScope.All, default)).Count.ShouldBe(3);
        (await Endpoints.DeleteAsync(mine.Id, "another", DivisionScope.All, Now, null, default)).ShouldBeFalse();
        (await Endpoints.ResumeAsync(mine.Id, "lixia", new(["3702"]), Now, null, default)).ShouldBeNull();
        (await Endpoints.RotateAsync(mine.Id, "another", DivisionScope.All, "whsec_AAAA", Now, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_is_registered_once_for_a_division_until_it_is_deleted()
    {
        var first = await EndpointAsync();
        (await Endpoints.AddAsync(first with { Id = Guid.CreateVersion7(Now) }, "whsec_AAAA", null, default)).ShouldBeFalse();
        (await Endpoints.DeleteAsync(first.Id, "lixia", DivisionScope.All, Now, null, default)).ShouldBeTrue();
        (await Endpoints.AddAsync(first with { Id = Guid.CreateVersion7(Now) }, "whsec_AAAA", null, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_rotation_keeps_the_secret_before_for_a_while()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(1);
        await Endpoints.RotateAsync(endpoint.Id, "lixia", DivisionScope.All, "whsec_AAAA", Now.AddDays(1), null, default);
        (await ClaimAsync()).Single().Secrets.ShouldBe(new WebhookSecrets("whsec_AAAA", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Now.AddDays(1)));
    }

    [Fact]
    public async Task A_deleted_endpoint_leaves_no_secret_and_nothing_due()
    {
        var endpoint = await EndpointAsync();
        await TellAsync(2);
        var sending = (await ClaimAsync(limit: 1)).Single();
        await Endpoints.DeleteAsync(endpoint.Id, "lixia", DivisionScope.All, Now, null, default);
        (await AllAsync(DeliveryState.Cancelled)).Count.ShouldBe(2);
        (await Deliveries.StoreAsync(Failed(sending), Pause, default)).Stored.ShouldBeFalse();
        (await Deliveries.ReplayAsync(new DeliveryQuery { Scope = DivisionScope.All }, Now, default)).ShouldBe(0);
        await using var command = Fixture.Storage.Database.CreateCommand("SELECT secret_sealed IS NULL AND old_secret_sealed IS NULL FROM delivering_endpoints");
        (await command.ExecuteScalarAsync()).ShouldBe(true);
    }

    [Fact]
    public async Task Secrets_are_sealed_at_rest()
    {
        await EndpointAsync();
        await using var command = Fixture.Storage.Database.CreateCommand("SELECT secret_sealed FROM delivering_endpoints");
        var stored = (byte[])(await command.ExecuteScalarAsync())!;
        System.Text.Encoding.UTF8.GetString(stored).ShouldNotContain("MfKQ9r8G");
    }
}
